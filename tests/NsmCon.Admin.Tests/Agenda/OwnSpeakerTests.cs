using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class OwnSpeakerTests
{
    const string Code = "0123456789ABCDEFGHJK";
    const string Own = $"/speakers/{Code}";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_speaker_sees_their_talks_confirms_and_says_who_they_are_and_when_they_come(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, ada) = await Arranged(app);
        var hall = await app.AddRoom(ours, "Hall");
        await app.AddTalk(ours, "Engines", "10:30", "11:00", talk => talk.RoomId = hall.Id, ada);
        await app.AddTalk(ours, "Someone else's", "12:00", "13:00");
        using var browser = app.Browser();

        var draft = await browser.Open(Own);
        await app.Publish(ours);
        var first = await browser.Open("/speakers/01234-56789-abcde-fghjk");
        var confirmed = await (await browser.Send(first.QuerySelector("form[action$='/confirm']")!, Own, [])).Page();
        var saved = await (
            await browser.Send(
                Own,
                new()
                {
                    ["Form.Bio"] = "She *wrote*.",
                    ["Form.JobTitle"] = "Countess",
                    ["Form.GitHub"] = "https://github.com/ada",
                    ["Form.Arrives"] = "2030-03-29T18:30",
                    ["Name"] = "Someone",
                    ["Form.Name"] = "Someone",
                    ["Form.Email"] = "evil@example.org",
                },
                "form.form"
            )
        ).Page();

        Assert.Equal(
            "Engines When and where is not published yet",
            draft.QuerySelector(".own-talks li a").Words() + " " + draft.QuerySelector(".own-talks li span").Words()
        );
        Assert.Equal(
            ["Engines Saturday, March 30, 10:30 to 11:00, Hall"],
            first
                .QuerySelectorAll(".own-talks li")
                .Select(talk => talk.QuerySelector("a").Words() + " " + talk.QuerySelector("span").Words())
        );
        Assert.Equal("Thank you: you are confirmed.", confirmed.QuerySelector(".flash").Words());
        Assert.Null(confirmed.QuerySelector("form[action$='/confirm']"));
        Assert.Equal("Your page is saved.", saved.QuerySelector(".flash").Words());
        await using var db = app.OpenDb();
        var after = await db.Speakers.SingleAsync(s => s.Id == ada.Id);
        Assert.Equal(
            ("Ada Lovelace", "ada@example.org", "She *wrote*.", "Countess", "ada"),
            (after.Name, after.Email, after.Bio, after.JobTitle, after.GitHub)
        );
        Assert.Equal(app.Now(), after.ConfirmedAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(new DateTime(2030, 3, 29, 18, 30, 0), after.Arrives);
        Assert.Equal(
            ["Ada Lovelace confirmed", "Ada Lovelace changed their details"],
            await db
                .AgendaSteps.Where(step => step.EventId == ours.Id && step.By == "speaker Ada Lovelace")
                .OrderBy(step => step.Id)
                .Select(step => step.Title.Words)
                .ToListAsync()
        );
        Assert.Equal(
            2,
            await db.AuditEntries.CountAsync(entry =>
                entry.EventId == ours.Id && entry.Subject == "Speaker" && entry.By == "speaker Ada Lovelace"
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_keeps_the_page_or_finds_it_and_a_wrong_code_tells_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arranged(app);
        using var browser = app.Browser();

        var answer = await browser.GetAsync(Own);
        var wrong = await browser.GetAsync($"/speakers/{Code[..^1]}Z");

        Assert.Equal(
            ("no-store", "noindex", "no-referrer"),
            (
                answer.Headers.CacheControl!.ToString(),
                answer.Headers.GetValues("X-Robots-Tag").Single(),
                answer.Headers.GetValues("Referrer-Policy").Single()
            )
        );
        Assert.Equal("noindex", (await answer.Page()).QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Equal(
            (await (await browser.GetAsync("/nowhere")).Page()).QuerySelector("main").Words(),
            (await wrong.Page()).QuerySelector("main").Words()
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/speakers/x")).StatusCode);
        Assert.Contains("Disallow: /speakers/", await browser.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Neither_the_speaker_nor_the_organizers_write_over_each_other(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, ada) = await Arranged(app);
        using var browser = app.Browser();
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"{SpeakersPath}/{ada.Id}";
        var (own, theirs) = (
            (await browser.Open(Own)).QuerySelector("form.form")!,
            (await staff.Open(path)).QuerySelector("main form.form")!
        );
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await staff.Send(path, new() { ["Company"] = "Engines Ltd", ["Bio"] = "Theirs." }, "main form.form");

        var asked = await (await browser.Send(own, Own, new() { ["Form.Bio"] = "Typed here.", ["Form.JobTitle"] = "Countess" })).Page();
        var again = await (await browser.Send(asked.QuerySelector("form.form")!, Own, [])).Page();
        var done = await (await browser.Send(again.QuerySelector("form.form")!, Own, new() { ["Form.Keep[Bio]"] = "mine" })).Page();
        var both = await (await staff.Send(theirs, path, new() { ["Name"] = "Ada Byron" })).Page();

        Assert.Equal(
            "This was changed while you were writing. Choose below which of the two stays; nothing is saved yet.",
            Assert.Single(asked.Refusals())
        );
        Assert.DoesNotContain("@staff.example.org", asked.Source.Text, StringComparison.Ordinal);
        Assert.Equal(("Typed here.", "Engines Ltd"), (asked.Value("Form_Bio"), asked.Value("Form_Company")));
        Assert.Equal("Biography Yours: Typed here. Saved: Theirs.", Assert.Single(again.QuerySelectorAll(".choose")).Words());
        Assert.Equal("Form_Keep_Bio_", again.QuerySelector(".choose")!.Id);
        Assert.Equal("Choose which biography stays: yours, or what is saved.", Assert.Single(again.Refusals()));
        Assert.StartsWith("Your page is saved.", done.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        Assert.StartsWith(
            "Ada Byron was saved. speaker Ada Lovelace and agenda.",
            both.QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        var after = await db.Speakers.SingleAsync(s => s.Id == ada.Id);
        Assert.Equal(("Ada Byron", "Typed here.", "Engines Ltd", "Countess"), (after.Name, after.Bio, after.Company, after.JobTitle));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_speaker_sends_a_photo_and_is_told_when_it_is_none(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arranged(app);
        using var browser = app.Browser();
        async Task<AngleSharp.Html.Dom.IHtmlDocument> Send(byte[] picture) =>
            await (
                await SpeakerPhotoTests.Post(browser, (await browser.Open(Own)).QuerySelector("form[action$='/photo']")!, picture)
            ).Page();

        var refused = await Send("Hello"u8.ToArray());
        var taken = await Send(Pictures.FromCamera(1000, 500, orientation: 8));

        Assert.Equal("This picture cannot be read. Send a JPEG, PNG or WebP.", refused.QuerySelector(".flash.refused").Words());
        var path = taken.QuerySelector("img.face")!.GetAttribute("src");
        Assert.Equal((400, 800, "GWRB"), Pictures.Look(await browser.GetByteArrayAsync(path)));
        await using var db = app.OpenDb();
        Assert.Equal("speaker Ada Lovelace", (await db.SpeakerPhotos.SingleAsync()).AddedBy);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_preview_shows_the_biography_made_safe_and_saves_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, ada) = await Arranged(app);
        using var browser = app.Browser();
        var form = (await browser.Open(Own)).QuerySelector("form.form")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);

        var page = await (await browser.Send(form, Own, new() { ["Form.Bio"] = "She **wrote**. <img src=x onerror=alert(1)>" })).Page();

        Assert.Equal("wrote", page.QuerySelector(".preview strong").Words());
        Assert.Null(page.QuerySelector(".preview img"));
        await using var db = app.OpenDb();
        Assert.Equal("", (await db.Speakers.SingleAsync(s => s.Id == ada.Id)).Bio);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_link_ends_the_old_one_and_undoing_does_not_bring_it_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, ada) = await Arranged(app);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        using var browser = app.Browser();
        var path = $"{SpeakersPath}/{ada.Id}";
        var before = (await staff.Open(path)).QuerySelector("#own-link").Words();

        var page = await (await staff.Send(path, [], "form[action$='/link']")).Page();

        var link = page.QuerySelector("#own-link").Words();
        Assert.Equal(
            ($"{app.Url}{Own}", "Ada Lovelace has a new link. The old one no longer works."),
            (before, page.QuerySelector(".flash").Words())
        );
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.OK),
            ((await browser.GetAsync(Own)).StatusCode, (await browser.GetAsync(link)).StatusCode)
        );
        await using var db = app.OpenDb();
        Assert.False(await db.AgendaSteps.AnyAsync(step => step.EventId == ours.Id && step.By.StartsWith("agenda.")));
        var entry = await db.AuditEntries.SingleAsync(entry =>
            entry.EventId == ours.Id && entry.Subject == "Speaker" && entry.By.StartsWith("agenda.")
        );
        Assert.Equal(
            ("Link", "a secret", "a secret"),
            (entry.Changes.Single().Field, entry.Changes.Single().From, entry.Changes.Single().To)
        );
    }

    static async Task<(Event Event, Speaker Speaker)> Arranged(RunningApp app)
    {
        var ours = await app.AddEvent(Slug);
        return (ours, await app.AddSpeaker(ours, "Ada Lovelace", s => (s.PageCode, s.Email) = (Code, "ada@example.org")));
    }
}
