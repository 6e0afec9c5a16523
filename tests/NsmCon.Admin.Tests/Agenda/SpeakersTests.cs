using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class SpeakersTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_speaker_is_added_changed_and_deleted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        await browser.Send(
            $"{SpeakersPath}/new",
            new()
            {
                ["Name"] = " Ada Lovelace ",
                ["JobTitle"] = "Analyst",
                ["Company"] = "Engines",
                ["Bio"] = "She\r\n**wrote**.",
                ["ImagePath"] = "/img/ada.jpg",
                ["GitHub"] = "https://github.com/ada",
                ["Twitter"] = "@ada",
                ["LinkedIn"] = "https://www.linkedin.com/in/ada-lovelace/",
                ["EventId"] = "99",
                ["Id"] = "99",
            }
        );
        await using var db = app.OpenDb();
        var added = await db.Speakers.AsNoTracking().SingleAsync(speaker => speaker.Name == "Ada Lovelace");
        await browser.Send($"{SpeakersPath}/{added.Id}", new() { ["Name"] = "Ada, Countess of Lovelace", ["Twitter"] = "" });
        var changed = await db.Speakers.AsNoTracking().SingleAsync(speaker => speaker.Id == added.Id);
        var list = await (await browser.Send($"{SpeakersPath}/{added.Id}", [], "form[action$='/delete']")).Page();

        Assert.Equal(
            (ours.Id, "Analyst", "Engines", "She\n**wrote**.", "/img/ada.jpg"),
            (added.EventId, added.JobTitle, added.Company, added.Bio, added.ImagePath)
        );
        Assert.Equal(("ada", "ada", "ada-lovelace"), (added.GitHub, added.Twitter, added.LinkedIn));
        Assert.Equal(("Ada, Countess of Lovelace", null, "ada"), (changed.Name, changed.Twitter, changed.GitHub));
        Assert.Equal("Ada, Countess of Lovelace was deleted.", list.QuerySelector(".flash span").Words());
        Assert.Equal(
            ["Added", "Changed", "Deleted"],
            await db
                .AuditEntries.Where(entry => entry.EventId == ours.Id && entry.Subject == "Speaker" && entry.By.StartsWith("agenda."))
                .OrderBy(entry => entry.Id)
                .Select(entry => entry.Action)
                .ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_speaks_in_a_talk_cannot_be_deleted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var grace = await app.AddSpeaker(ours);
        using var browser = await app.SignIn();
        var path = $"{SpeakersPath}/{grace.Id}";
        browser.DefaultRequestHeaders.Referrer = new Uri(app.Url + path);
        var before = await browser.Open(path);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00", grace);

        var refused = await (await browser.Send(before.QuerySelector("form[action$='/delete']")!, "", [])).Page();

        Assert.Equal(
            "Grace Hopper speaks in a talk: take the name off that talk first, then delete the speaker.",
            refused.QuerySelector(".flash.refused").Words()
        );
        Assert.Null(refused.QuerySelector("form[action$='/delete']"));
        Assert.Equal($"{Talks}/{talk.Id}", refused.QuerySelector("main .form p a")!.GetAttribute("href"));
        await using var db = app.OpenDb();
        Assert.True(await db.Speakers.AnyAsync(speaker => speaker.Id == grace.Id));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_done_is_said_on_a_page_of_no_event_if_that_comes_next(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var grace = await app.AddSpeaker(await app.AddEvent(Slug));
        using var browser = await app.SignIn(followRedirects: false);
        await browser.Send($"{SpeakersPath}/{grace.Id}", [], "form[action$='/delete']");

        var staff = await browser.Open("/admin/staff");

        Assert.Equal("Grace Hopper was deleted.", staff.QuerySelector(".flash").Words());
        Assert.Null(staff.QuerySelector(".flash button"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_stays_in_the_form(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent(Slug);
        using var browser = await app.SignIn();
        Task<IEnumerable<string>> Refusals(string field, string value) =>
            browser.Refusals($"{SpeakersPath}/new", new() { ["Name"] = "Ada", [field] = value });

        Assert.Equal(["Write the name, as it should appear on the page."], await Refusals("Name", ""));
        Assert.Equal(["The name is too long: 150 characters at most."], await Refusals("Name", new string('x', 151)));
        Assert.Equal(["Write the name in one line of letters that can be seen."], await Refusals("Name", "Ada\u2066"));
        Assert.Equal(["This is too long: 200 characters at most."], await Refusals("Company", new string('x', 201)));
        Assert.Equal(["The biography is too long: 10000 characters at most."], await Refusals("Bio", new string('x', 10_001)));
        foreach (var image in new[] { "javascript:alert(1)", "//evil.example/x.png", "http://a.example/x.png", "img/ada.jpg" })
            Assert.Equal(
                ["Write a path of the site, such as /img/events/ada.jpg, or an address that begins with https://."],
                await Refusals("ImagePath", image)
            );
        foreach (var handle in new[] { "ada lovelace", "a/b", "a\u0007b" })
            Assert.Equal(
                (handle, "Write the name in the address alone, such as ada-lovelace."),
                (handle, Assert.Single(await Refusals("GitHub", handle)))
            );
        var page = await (
            await browser.Send(
                $"{SpeakersPath}/new",
                new()
                {
                    ["Name"] = "",
                    ["Bio"] = "Typed.",
                    ["LinkedIn"] = "ada",
                }
            )
        ).Page();
        Assert.Equal(("Typed.", "ada"), (page.Value("Bio"), page.Value("LinkedIn")));
        await using var db = app.OpenDb();
        Assert.False(await db.Speakers.AnyAsync(speaker => speaker.Name == "Ada"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Saving_what_is_there_changes_nothing_on_any_speaker_of_the_imported_page(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        await using var db = app.OpenDb();
        var ids = await db.Speakers.Select(speaker => speaker.Id).ToListAsync();

        foreach (var id in ids)
            Assert.Contains(
                "was saved.",
                (await (await browser.Send($"/admin/events/{RunningApp.Seed}/agenda/speakers/{id}", [])).Page())
                    .QuerySelector(".flash")
                    .Words(),
                StringComparison.Ordinal
            );

        Assert.True(ids.Count > 10);
        Assert.False(await db.Speakers.AnyAsync(speaker => speaker.Version > 0));
        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Subject == "Speaker"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Speakers_are_found_by_name_and_company_with_what_they_lack(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, other) = (await app.AddEvent(Slug), await app.AddEvent("other"));
        var jose = await app.AddSpeaker(ours, "José Álvarez", s =>
            (s.Company, s.Bio, s.ImagePath) = ("Ünïted Meshes", "Meshes.", "https://example.org/jose.jpg")
        );
        await app.AddSpeaker(ours, "Ada Lovelace", s => s.ImagePath = "/img/nowhere.jpg");
        await app.AddSpeaker(ours, "Grace Hopper");
        var theirs = await app.AddSpeaker(other, "José Elsewhere");
        await app.AddTalk(ours, "Meshes", "09:00", "10:00", jose);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        async Task<IEnumerable<string>> Rows(string query) =>
            (await browser.Open(SpeakersPath + query)).QuerySelectorAll("tbody tr").Select(row => row.Words());

        Assert.Equal(
            ["AL Ada Lovelace 0 Photo not found No biography", "GH Grace Hopper 0 No photo No biography", "José Álvarez Ünïted Meshes 1"],
            (await Rows("")).Select(row => row.Replace("ÁlvarezÜ", "Álvarez Ü", StringComparison.Ordinal))
        );
        Assert.Single(await Rows("?find=JOSE"));
        Assert.Single(await Rows("?find=united"));
        Assert.Empty(await Rows("?find=elsewhere"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{SpeakersPath}/{theirs.Id}")).StatusCode);
        var form = (await browser.Open($"{SpeakersPath}/{jose.Id}")).QuerySelector("main form")!;
        foreach (var action in new[] { "", "/delete" })
        {
            form.SetAttribute("action", $"{SpeakersPath}/{theirs.Id}{action}");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(form, "", [])).StatusCode);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_has_pages_and_asks_as_often_for_300_as_for_1(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        await app.AddSpeaker(ours);
        using var browser = await app.SignIn();
        await browser.Open(SpeakersPath);
        var few = await browser.QueriesOf(SpeakersPath);
        await using var db = app.OpenDb();
        db.AddRange(Enumerable.Range(0, 299).Select(i => new Speaker { EventId = ours.Id, Name = $"Speaker {i}" }));
        await db.SaveChangesAsync();

        Assert.InRange(few, 1, 12);
        Assert.Equal(few, await browser.QueriesOf(SpeakersPath));
        var all = new List<string>();
        for (var page = 1; page <= 6; page++)
            all.AddRange(
                (await browser.Open($"{SpeakersPath}?page={page}")).QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!)
            );
        Assert.Equal(300, all.Distinct().Count());
        Assert.Contains(
            "251 to 300 of 300",
            (await browser.Open($"{SpeakersPath}?page=2147483647")).QuerySelector(".pager").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 to 50 of 300",
            (await browser.Open($"{SpeakersPath}?page=-7")).QuerySelector(".pager").Words(),
            StringComparison.Ordinal
        );
    }
}
