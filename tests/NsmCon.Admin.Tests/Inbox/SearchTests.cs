using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Inbox;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

public class SearchTests
{
    const string All = "/admin/inbox/search",
        OfEvent = $"{Arranged.List}/search";

    static readonly string[] Question =
    [
        "From: Toni Bakker <toni@polder.example>",
        "To: sponsors@networkservicemesh.io",
        "Subject: A <b>booth</b>",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "What is a Booth? <script>alert(1)</script>",
        "--b",
        "Content-Type: application/pdf; name=\"floor-plan.pdf\"",
        "Content-Disposition: attachment; filename=\"floor-plan.pdf\"",
        "",
        "%PDF",
        "--b--",
        "",
    ];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_is_found_from_the_inbox_and_leads_to_itself_until_it_is_a_message(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await app.Arrives(Question);

        var form = (await staff.Open("/admin/inbox")).QuerySelector("form[role=search]")!;
        var page = await staff.Open($"{form.GetAttribute("action")}?find=floor+booth+from:toni");
        var hit = Assert.Single(page.QuerySelectorAll(".hits > li"));

        Assert.Equal(
            ($"/admin/inbox/{mail.Id}", "A <b>booth</b>"),
            (hit.QuerySelector("a")!.GetAttribute("href"), hit.QuerySelector("a").Words())
        );
        Assert.Contains("Toni Bakker <toni@polder.example> · Inbox, unsorted", hit.Words(), StringComparison.Ordinal);
        Assert.Contains("What is a Booth? <script>alert(1)</script>", hit.Words(), StringComparison.Ordinal);
        Assert.Equal(["booth", "Booth", "floor"], hit.QuerySelectorAll("mark").Select(mark => mark.Words()));
        Assert.Empty(hit.QuerySelectorAll("script, b"));

        var thread = await staff.Send($"/admin/inbox/{mail.Id}", [], "form[action$='/event']");
        var moved = Assert.Single((await staff.Open($"{All}?find=booth")).QuerySelectorAll(".hits > li"));
        var link = moved.QuerySelector("a")!.GetAttribute("href")!.Split('#');
        Assert.Equal(thread.RequestMessage!.RequestUri!.AbsolutePath, link[0]);
        Assert.Contains("polder.example, NSMCon EU 2020", moved.Words(), StringComparison.Ordinal);
        Assert.Contains(
            "What is a Booth?",
            (await staff.Open(link[0])).QuerySelector($"article#{link[1]}").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Replies_notes_and_what_was_typed_in_are_found(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var path = $"{Arranged.List}/{inquiry.Id}";
        await staff.Send(path, new() { ["Text"] = "The gold package is left." }, "form.reply");
        await staff.Send($"{path}?note=true", new() { ["Text"] = "They want silver." }, "form.reply");
        await staff.Send($"{path}/add", new() { ["Text"] = "On the phone: bronze.", ["From"] = "Mia" });

        foreach (var word in new[] { "gold", "silver", "bronze" })
            Assert.Equal([word], (await staff.Open($"{OfEvent}?find={word}")).QuerySelectorAll(".hits mark").Select(mark => mark.Words()));
        Assert.Equal(4, (await staff.Open($"{OfEvent}?find=polder")).QuerySelectorAll(".hits > li").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_looks_after_the_sponsors_of_one_event_finds_nothing_of_another(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var other = await app.AddOtherEvent();
        await app.AddInquiry("Polder Here");
        await app.AddInquiry("Polder Elsewhere", eventId: other.Id);
        await app.Arrives("From: toni@polder.example", "Subject: Polder nowhere", "", "Polder.");
        using var ofOne = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        using var ofAll = await app.SignIn(StaffRole.Sponsorship);
        using var reader = await app.SignIn(StaffRole.Reader);

        var found = await ofOne.Open($"{OfEvent}?find=polder");

        Assert.Equal("Polder Here, NSMCon EU 2020", Assert.Single(found.QuerySelectorAll(".hits > li")).Words().Split(" · ")[1]);
        Assert.Equal(OfEvent, (await ofOne.Open(Arranged.List)).QuerySelector("a[href$='/search']")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Forbidden, (await ofOne.GetAsync($"{All}?find=polder")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ofOne.GetAsync($"/admin/events/other/inquiries/search?find=polder")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"{OfEvent}?find=polder")).StatusCode);
        Assert.Equal(3, (await ofAll.Open($"{All}?find=polder")).QuerySelectorAll(".hits > li").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Twenty_are_shown_at_once_with_as_many_queries_as_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        await staff.QueriesOf($"{All}?find=polder");
        var one = await staff.QueriesOf($"{All}?find=polder");
        await using (var db = app.OpenDb())
        {
            db.AddRange(
                Enumerable
                    .Range(1, 44)
                    .Select(i => new Message
                    {
                        EventId = inquiry.EventId,
                        InquiryId = inquiry.Id,
                        From = "Mia",
                        Subject = $"Mail {i}",
                        Text = "Found.",
                        At = app.Clock.GetUtcNow().UtcDateTime.AddMinutes(i),
                    })
            );
            await db.SaveChangesAsync();
        }

        Assert.Equal(one, await staff.QueriesOf($"{All}?find=polder"));
        var first = await staff.Open($"{All}?find=polder");
        var second = await staff.Open(first.QuerySelector("nav.card-footer a")!.GetAttribute("href")!);
        var third = await staff.Open(second.QuerySelector("nav.card-footer a:last-child")!.GetAttribute("href")!);

        Assert.Equal(["Older"], first.QuerySelectorAll("nav.card-footer a").Select(link => link.Words()));
        Assert.Equal(["Newest", "Older"], second.QuerySelectorAll("nav.card-footer a").Select(link => link.Words()));
        Assert.Equal(["Newest"], third.QuerySelectorAll("nav.card-footer a").Select(link => link.Words()));
        var titles = new[] { first, second, third }
            .SelectMany(page => page.QuerySelectorAll(".hits > li a").Select(link => link.Words()))
            .ToList();
        Assert.Equal([.. Enumerable.Range(1, 44).Reverse().Select(i => $"Mail {i}"), "Sponsoring NSMCon EU 2020: Polder"], titles);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whatever_is_typed_gets_a_page_that_helps(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        foreach (
            var typed in new[]
            {
                "nobody",
                "\"",
                "NEAR(",
                "*",
                "a*b**",
                "%00",
                "%ED%A0%80",
                "%F0%9F",
                "'; DROP TABLE x",
                "from:",
                "-",
                "(((",
                "x%20AND",
                new string('x', 5_000),
            }
        )
        {
            var page = await staff.Open($"{All}?find={typed}&before=-1");
            Assert.Equal("Nothing found", page.QuerySelector(".none h2").Words());
        }

        Assert.Equal("Look for anything", (await staff.Open($"{All}?before=nonsense")).QuerySelector(".none h2").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Mails_of_an_earlier_version_are_read_for_the_search(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await app.Arrives(Question);
        await using var db = app.OpenDb();
        await db.SearchEntries.ExecuteDeleteAsync();
        await db.IncomingMails.ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, (string?)null).SetProperty(m => m.FileNames, ""));
        Assert.Equal("Nothing found", (await staff.Open($"{All}?find=booth")).QuerySelector(".none h2").Words());

        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ReadMailTexts>().ReadAll(CancellationToken.None);

        Assert.Equal(
            $"/admin/inbox/{mail.Id}",
            (await staff.Open($"{All}?find=booth+floor")).QuerySelector(".hits a")!.GetAttribute("href")
        );
    }
}
