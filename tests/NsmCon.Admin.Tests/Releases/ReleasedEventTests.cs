using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Tests.Content;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Registrations.Public;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Releases;

/// <summary>Title, days, place and zone of an event reach the public with its talks, in a version, and never before.</summary>
public class ReleasedEventTests
{
    const string Public = $"/events/{RunningApp.Seed}";

    // What the old and the new life of the event leave where they are read: as words, as a date, and as a zone.
    static readonly string[] Old = ["Amsterdam", "March 30", "2020-03-30", "20200330"];
    static readonly string[] New = ["Lisbon", "June 15", "2020-06-15", "20200615"];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_sees_two_lives_of_an_event_at_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        await PutOff(app);
        using var browser = app.Browser();
        string[] places =
        [
            Public,
            "/",
            $"{Public}/agenda.ics",
            $"{Public}/agenda.xcal",
            $"{Public}/agenda.json",
            $"{Public}/schedule.xml",
            $"{Public}/speakers",
            $"{Public}/register",
            $"{Public}/sponsor",
            $"{Public}/agenda/1",
            ticket,
            $"{ticket}/event.ics",
        ];

        foreach (var place in places)
            AssertTells(await browser.GetStringAsync(place), Old, New, place);
        AssertTells(await TicketMail(app), Old, New, "the mail");
        await app.Publish();

        foreach (var place in places.Where(place => !place.EndsWith("/agenda/1", StringComparison.Ordinal)))
            AssertTells(await browser.GetStringAsync(place), New, Old, place);
        AssertTells(await TicketMail(app), New, Old, "the mail");
        AssertTells(await browser.GetStringAsync($"{Public}/agenda/1"), Old, New, "version 1");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Staff_see_that_it_is_not_public_and_the_change_log_tells_it_afterwards(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        var before = await browser.GetStringAsync($"{Public}/agenda.ics");

        await browser.Send(
            $"/admin/events/{RunningApp.Seed}/settings",
            new()
            {
                ["StartsOn"] = "2020-03-31",
                ["Place"] = "Lisbon, Portugal",
                ["TimeZone"] = "Europe/Lisbon",
            }
        );
        var settings = await browser.Open($"/admin/events/{RunningApp.Seed}/settings");
        var releases = await browser.Open($"/admin/events/{RunningApp.Seed}/releases");
        await app.Publish();

        Assert.Contains("3 changes since version 1", settings.QuerySelector(".publish").Words(), StringComparison.Ordinal);
        Assert.Contains("new date, new place, new time zone", settings.QuerySelector(".publish").Words(), StringComparison.Ordinal);
        string[] sentences =
        [
            "The date of the event is now March 31, 2020; it was March 30, 2020.",
            "The place of the event is now Lisbon, Portugal; it was Amsterdam, The Netherlands.",
            "The time zone of the event is now Europe/Lisbon; it was Europe/Amsterdam.",
        ];
        Assert.Equal(sentences, releases.QuerySelectorAll("section[aria-labelledby=next] li").Select(line => line.Words()));
        Assert.Equal(sentences, (await browser.Open($"{Public}/changes")).QuerySelectorAll(".prose li").Select(line => line.Words()));
        var after = await browser.GetStringAsync($"{Public}/agenda.ics");
        Assert.All(Sequences(before).Zip(Sequences(after)), pair => Assert.True(pair.First < pair.Second));
        await using var db = app.OpenDb();
        var published = await db.AgendaReleases.OrderBy(release => release.Number).Select(release => release.PublishedAt).ToListAsync();
        Assert.Equal([$"{published[0]:yyyyMMddTHHmmssZ}"], LastModified(before));
        Assert.Equal([$"{published[^1]:yyyyMMddTHHmmssZ}"], LastModified(after));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_that_no_version_has_shows_what_is_set(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var browser = await app.SignIn();

        await browser.Send("/admin/events/ours/settings", new() { ["Place"] = "Lisbon, Portugal" });

        Assert.Contains("Lisbon", (await browser.Open("/events/ours")).QuerySelector(".hero").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_that_its_page_puts_off_and_moves_takes_its_closing_and_its_zone_along(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        using var browser = await app.SignIn();

        await app.Import(
            Imports.Page(
                Imports.Grace.Replace(
                    "July 4, 2031 | Amsterdam, The Netherlands",
                    "January 15, 2032 | Lisbon, Portugal",
                    StringComparison.Ordinal
                )
            )
        );

        await using var db = app.OpenDb();
        var moved = await db.Events.SingleAsync(e => e.Slug == "gracecon");
        Assert.Equal((new DateOnly(2032, 1, 15), "Europe/Lisbon", true), (moved.StartsOn!.Value, moved.TimeZone, moved.IsZoneGuessed));
        Assert.Equal(new DateTime(2032, 1, 16, 0, 0, 0, DateTimeKind.Utc), moved.RegistrationClosesAt);
        Assert.Contains(
            "Is the agenda in Lisbon time?",
            (await browser.Open("/admin/events/gracecon")).Body.Words(),
            StringComparison.Ordinal
        );
        Assert.Contains("July 4, 2031", (await browser.Open("/events/gracecon")).QuerySelector(".hero").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_set_by_hand_stays_when_the_page_moves_the_event_and_the_plan_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await using (var db = app.OpenDb())
        {
            var grace = await db.Events.SingleAsync(e => e.Slug == "gracecon");
            (grace.TimeZone, grace.RegistrationClosesAt) = ("America/New_York", new(2031, 7, 1, 16, 0, 0, DateTimeKind.Utc));
            await db.SaveChangesAsync();
        }

        var plan = await app.Import(
            Imports.Page(
                Imports.Grace.Replace(
                    "July 4, 2031 | Amsterdam, The Netherlands",
                    "July 9, 2031 | Lisbon, Portugal",
                    StringComparison.Ordinal
                )
            )
        );

        await using var after = app.OpenDb();
        var moved = await after.Events.SingleAsync(e => e.Slug == "gracecon");
        Assert.Equal(
            ("America/New_York", true, new DateTime(2031, 7, 1, 16, 0, 0, DateTimeKind.Utc)),
            (moved.TimeZone, moved.IsZoneGuessed, moved.RegistrationClosesAt!.Value)
        );
        Assert.Contains(plan.Lines(), line => line.Contains("Registration still closes on July 1, 2031, 12:00", StringComparison.Ordinal));
    }

    static async Task PutOff(RunningApp app)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.SingleAsync();
        (conference.StartsOn, conference.EndsOn) = (new(2020, 6, 15), null);
        (conference.Place, conference.TimeZone, conference.Subtitles) = (
            "Lisbon, Portugal",
            "Europe/Lisbon",
            ["June 15, 2020 | Lisbon, Portugal"]
        );
        foreach (var section in conference.Sections)
            section.Markdown = "Text.";
        conference.Sections = [.. conference.Sections];
        foreach (var talk in await db.Talks.ToListAsync())
        {
            talk.Schedule(talk.Starts?.AddDays(77), talk.Ends?.AddDays(77));
            talk.Abstract = "";
        }

        await db.SaveChangesAsync();
    }

    static void AssertTells(string text, string[] own, string[] other, string place)
    {
        Assert.True(own.Any(word => text.Contains(word, StringComparison.Ordinal)), $"{place} tells nothing of {own[0]}.");
        foreach (var word in other)
            Assert.False(text.Contains(word, StringComparison.Ordinal), $"{place} tells of {word}.");
    }

    static async Task<string> TicketMail(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var db = app.OpenDb();
        using var composed = await scope
            .ServiceProvider.GetRequiredService<ComposeMail>()
            .Compose(await db.OutgoingMails.FirstAsync(mail => mail.Template == "ticket"), default);
        var message = composed.Message;
        return string.Concat(message.TextBody, message.HtmlBody, ((MimeKit.TextPart)message.Attachments.Single()).Text);
    }

    static IEnumerable<string> LastModified(string calendar) =>
        calendar
            .Split("\r\n")
            .Where(line => line.StartsWith("LAST-MODIFIED:", StringComparison.Ordinal))
            .Select(line => line[14..])
            .Distinct();

    static IEnumerable<int> Sequences(string calendar) =>
        calendar.Split("\r\n").Where(line => line.StartsWith("SEQUENCE:", StringComparison.Ordinal)).Select(line => int.Parse(line[9..]));
}
