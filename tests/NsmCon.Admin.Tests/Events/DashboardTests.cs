using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Content;
using NsmCon.Admin.Tests.Releases;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

public class DashboardTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_shows_registrations_over_time_and_the_places_left(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference, "Attendee", places: 20);
        await app.AddTicketType(conference, "Speaker", places: 3);
        await app.Register(conference, attendee, people: 4);
        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.Register(conference, attendee, people: 3);
        var other = await app.AddEvent("other");
        await app.Register(other, await app.AddTicketType(other), people: 9);
        using var browser = await app.SignIn();

        var page = await browser.Open("/admin/events/ours");

        Assert.Equal(
            "7 3 in the last seven days",
            $"{page.QuerySelector(".figure").Words()} {page.QuerySelector(".figure + .muted").Words()}"
        );
        Assert.Contains("the number rose from 0 to 7", page.QuerySelector(".chart desc").Words(), StringComparison.Ordinal);
        Assert.Equal(["Attendee places 13 of 20 left", "Speaker places 3 of 3 left"], page.QuerySelectorAll(".places div").Select(Spaced));
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src]), style"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_names_what_needs_a_person(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.AddTicketType(conference);
        await app.AddInquiries(conference, 2);
        await app.AddInquiries(conference, 1, InquiryState.Declined);
        await using (var db = app.OpenDb())
        {
            var failed = new OutgoingMail("test", "kim@example.org", "Your ticket", app.Now()) { EventId = conference.Id };
            failed.Fail("550 no such mailbox", isFinal: true, app.Now());
            db.Add(failed);
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn();
        var page = await browser.Open("/admin/events/ours");

        var needs = page.QuerySelectorAll(".rows a").Select(link => link.Words()).ToList();
        Assert.Equal(
            [
                "One mail could not be delivered",
                "Mails reach nobody yet",
                "2 inquiries wait for an answer",
                "It is not decided when registration opens",
            ],
            needs[..4]
        );
        Assert.Contains("To kim@example.org", page.Body.Words(), StringComparison.Ordinal);
        Assert.Contains("mails are written to data/outbox", page.QuerySelector(".health").Words(), StringComparison.Ordinal);
        Assert.Contains("New2", page.QuerySelectorAll(".rows.flush li").Select(row => row.Words()));
        Assert.Contains("Declined1", page.QuerySelectorAll(".rows.flush li").Select(row => row.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_part_of_the_event_says_there_what_waits(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours", e => e.StartsOn = new(2020, 3, 30));
        var ada = await app.AddSpeaker(conference, "Ada Lovelace");
        var engines = await app.AddTalk(conference, "Engines", "09:00", "10:00", ada);
        await app.AddTalk(conference, "Compilers", "09:30", "10:30", ada);
        await app.AddTalk(
            conference,
            "Elsewhere",
            "09:00",
            "10:00",
            talk => (talk.Starts, talk.Ends) = (new(2020, 4, 5, 9, 0, 0), null),
            ada
        );
        await app.Publish(conference);
        await app.Change(engines, talk => talk.Abstract = "All of it.");
        await using (var db = app.OpenDb())
        {
            var ours = await db.Events.SingleAsync(e => e.Id == conference.Id);
            ours.RegistrationOpensAt = new(2020, 5, 1, 0, 0, 0, DateTimeKind.Utc);
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn();
        var needs = (await browser.Open("/admin/events/ours")).QuerySelectorAll(".rows a").Select(link => link.Words()).ToList();

        Assert.Equal("The event is over, and registration is still open", needs[0]);
        Assert.Contains("1 talk is not on a day of the event", needs);
        Assert.Contains("The agenda has 2 clashes", needs);
        Assert.Contains("Agenda: 1 change not published", needs);
        Assert.Contains("1 speaker has no address", needs);
        Assert.Contains("1 speaker has no photo", needs);
        Assert.Contains("There are no ticket types yet", needs);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_waits_under_content_waits_there_too(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        using var browser = await app.SignIn();
        var calm = (await browser.Open("/admin/events/gracecon")).Body.Words();
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", "gracecon");
        await app.Import(
            Imports.Page(Imports.Grace.Replace("How they came to be.", "Theirs.", StringComparison.Ordinal) + "\u0422he end.\n")
        );

        var page = await browser.Open("/admin/events/gracecon");

        Assert.DoesNotContain("on the page", calm, StringComparison.Ordinal);
        var needs = page.QuerySelectorAll(".rows a")
            .Where(link => link.GetAttribute("href") == "/admin/events/gracecon/content")
            .Select(link => link.Words());
        Assert.Equal(["The page and the agenda disagree", "Something looks wrong on the page"], needs);
        Assert.Contains("About Compilers: which version should stay?", page.Body.Words(), StringComparison.Ordinal);
        Assert.Contains("U+0422, which looks like T", page.Body.Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Speakers_who_were_not_told_of_a_version_wait_there_until_they_are(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var talk = await app.AddTalk(
            conference,
            "Engines",
            "09:00",
            "10:00",
            await app.AddSpeaker(conference, "Ada Lovelace", speaker => speaker.Email = "ada@example.org")
        );
        await app.Publish(conference);
        await app.Move(talk, "11:00", "12:00");
        await app.Publish(conference);
        using var browser = await app.SignIn();

        var before = (await browser.Open("/admin/events/ours")).Body.Words();
        await browser.Send("/admin/events/ours/releases/2/mails", []);
        var after = (await browser.Open("/admin/events/ours")).Body.Words();

        Assert.Contains("Speakers were not told of version 2", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Speakers were not told", after, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_newcomer_is_led_through_the_first_steps(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.AddTicketType(conference);
        using var browser = await app.SignIn();

        var steps = (await browser.Open("/admin/events/ours")).QuerySelectorAll(".first-steps li");

        Assert.Equal(
            [
                "Set the days, the place and the time zone: done",
                "Set a mail server, so that tickets arrive",
                "Add the ticket types, and how many places there are: done",
                "Add talks, or import the page of the event",
                "Publish the agenda",
                "Announce the event: done",
            ],
            steps.Select(step => step.Words())
        );
        Assert.Equal("/admin/events/ours/releases", steps[4].QuerySelector("a")!.GetAttribute("href"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Recent_activity_tells_who_registered_and_what_was_done_in_peoples_words(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.Register(conference, await app.AddTicketType(conference), people: 1);
        using var browser = await app.SignIn(StaffRole.Registration);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var db = app.OpenDb())
        {
            using var acting = db.ActAs("ada@example.org");
            var id = await db.Registrations.Where(r => r.EventId == conference.Id).Select(r => r.Id).SingleAsync();
            await new CheckInDesk(db).Admit(id, new(conference.Id, Guid.NewGuid(), app.Now(), "ada@example.org"));
        }

        var lines = (await (await app.SignIn()).Open("/admin/events/ours"))
            .QuerySelectorAll(".log > span:not(.face)")
            .Select(line => line.Words())
            .ToList();

        Assert.Contains("ada@example.org checked in Person 0", lines);
        Assert.Contains("Person 0 registered as Attendee", lines);
        Assert.DoesNotContain(lines, line => line.Contains("changed registration", StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_sums_up_what_sponsors_bring_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours", e => e.IncomeTargetCents = 60_000_00);
        await app.AddSponsorship(conference, "Event", 15_000_00, "Acme");
        await app.AddSponsorship(conference, "Event", 15_000_00, "Globex");
        await app.AddSponsorship(conference, "Lunch", 7_500_00, "Initech");
        using var browser = await app.SignIn();

        var page = await browser.Open("/admin/events/ours");

        Assert.Contains("$37,500 of $60,000", page.Body.Words(), StringComparison.Ordinal);
        Assert.Contains("Event2 taken$30,000", page.QuerySelectorAll(".rows.flush li").Select(row => row.Words()));
        Assert.Contains("Lunch1 taken$7,500", page.QuerySelectorAll(".rows.flush li").Select(row => row.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_asks_the_database_as_often_for_three_hundred_registrations_as_for_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        using var browser = await app.SignIn();
        await app.Register(conference, attendee, people: 1);
        await app.AddInquiries(conference, 1);
        var forOne = await browser.QueriesOf("/admin/events/ours");

        await app.Register(conference, attendee, people: 299);
        await app.AddInquiries(conference, 30);
        for (var i = 0; i < 5; i++)
            await app.AddTicketType(conference, $"Type {i}");

        Assert.InRange(forOne, 6, 30);
        Assert.Equal(forOne, await browser.QueriesOf("/admin/events/ours"));
        Assert.Contains("300", (await browser.Open("/admin/events/ours")).QuerySelector(".figure").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_signs_in_comes_to_the_dashboard_of_the_only_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();

        var one = await browser.GetAsync("/admin");
        await app.AddEvent("second");
        var two = await browser.GetAsync("/admin");

        Assert.Equal($"/admin/events/{RunningApp.Seed}", one.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/admin/events", two.RequestMessage!.RequestUri!.AbsolutePath);
    }

    static string Spaced(AngleSharp.Dom.IElement row) => string.Join(' ', row.Children.Select(child => child.Words()));
}
