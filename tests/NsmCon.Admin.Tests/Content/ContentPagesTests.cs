using System.Net;
using System.Text;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class ContentPagesTests
{
    const string All = "/admin/content";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_upload_is_planned_first_and_written_by_Apply(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        await using var db = app.OpenDb();

        using var answer = await Upload(owner, All, "gracecon.md", Encoding.UTF8.GetBytes(Imports.Grace));
        var plan = await answer.Page();
        var planned = await db.Agenda("gracecon");
        using var applied = await owner.Send(plan.QuerySelector($"form[action='{All}/apply']")!, All, []);

        Assert.Contains("Compilers", plan.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Empty(planned);
        Assert.Contains(
            "Imported: 1 event, 2 speakers, 3 talks new.",
            (await applied.Page()).QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(3, (await db.Agenda("gracecon")).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_plan_that_is_no_longer_true_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        using var answer = await Upload(owner, All, "gracecon.md", Encoding.UTF8.GetBytes(Imports.Grace));
        var plan = await answer.Page();
        await app.Import(Imports.Page(Imports.Grace.Replace("Compilers", "Loaders")));

        using var refused = await owner.Send(plan.QuerySelector($"form[action='{All}/apply']")!, All, []);

        await using var db = app.OpenDb();
        Assert.Contains(
            "Something changed since this plan was shown.",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.StartsWith("09:00- Loaders", (await db.Agenda("gracecon"))[0], StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_broken_upload_shows_its_place_and_has_no_Apply(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();

        using var answer = await Upload(
            owner,
            All,
            "gracecon.md",
            Encoding.UTF8.GetBytes(Imports.Grace.Replace("title = \"GraceCon\"", "title = GraceCon"))
        );
        var page = await answer.Page();

        Assert.Contains("This file has errors and is left out.", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.StartsWith("2:", page.QuerySelector("td.num").Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{All}/apply']"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_of_another_kind_or_too_large_gets_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();

        using var picture = await Upload(owner, All, "photo.png", [1, 2, 3]);
        using var large = await Upload(owner, All, "large.md", new byte[(10 * 1024 * 1024) + 1]);

        Assert.Contains(
            "photo.png is neither a page (.md) nor a packages file (.toml).",
            (await picture.Page()).Body.Words(),
            StringComparison.Ordinal
        );
        Assert.Contains("large.md is larger than 10 MB.", (await large.Page()).Body.Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_s_page_shows_its_last_import_and_findings_and_takes_no_other_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        var path = $"/admin/events/{RunningApp.Seed}/content";

        var page = await staff.Open(path);
        using var other = await Upload(staff, path, "gracecon.md", Encoding.UTF8.GetBytes(Imports.Grace));

        Assert.Contains("events/nsmconeu2020.md", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("149:1", page.QuerySelectorAll("td.num").Select(cell => cell.Words()));
        Assert.Contains("gracecon.md would belong to an event named gracecon", (await other.Page()).Body.Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_only_look_cannot_import(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var reader = await app.SignIn(StaffRole.Reader);
        await using var db = app.OpenDb();

        var page = await reader.Open(All);
        using var answer = await reader.Send(page.QuerySelectorAll("main form").Last(), All, []);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(All)).StatusCode);
        Assert.DoesNotContain("Plan of the import", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> Upload(HttpClient browser, string path, string name, byte[] bytes)
    {
        var page = await browser.Open(path);
        var form = page.QuerySelector("form[enctype]")!;
        using var content = new MultipartFormDataContent
        {
            {
                new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
            { new ByteArrayContent(bytes), "Upload", name },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/plan") { Content = content };
        request.Headers.Referrer = new Uri(browser.BaseAddress!, path);
        return await browser.SendAsync(request);
    }
}
