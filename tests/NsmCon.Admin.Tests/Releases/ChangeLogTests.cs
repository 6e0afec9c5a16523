using System.Xml.Linq;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Releases;

public class ChangeLogTests
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Visitors_read_what_changed_the_newest_first(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await TwoVersions(app);
        using var browser = app.Browser();

        var agenda = await browser.Open("/events/ours");
        var log = await browser.Open("/events/ours/changes");

        Assert.Equal(
            "/events/ours/changes",
            agenda.QuerySelectorAll("#agenda header a").Single(link => link.Words() == "Changes").GetAttribute("href")
        );
        Assert.Equal("/events/ours/changes.atom", agenda.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"));
        Assert.Equal(["Version 2", "Version 1"], log.QuerySelectorAll(".prose h2").Select(heading => heading.Words()));
        Assert.Equal(
            ["“Notes” is new: March 30, 12:00.", "“Engines” moved: it was 09:00 to 10:00, and is now 11:00 to 12:00."],
            log.QuerySelectorAll(".prose li").Select(line => line.Words())
        );
        Assert.Contains("The hall is not free before eleven.", log.QuerySelector(".prose").Words(), StringComparison.Ordinal);
        Assert.Contains("The first version: 1 talk added.", log.QuerySelector(".prose").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_times_of_versions_are_those_of_the_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => e.TimeZone = "Asia/Tokyo");
        await app.AddTalk(ours, "Engines");
        app.Clock.SetUtcNow(new DateTimeOffset(2030, 1, 1, 20, 30, 0, TimeSpan.Zero));
        await app.Publish(ours);
        using var browser = app.Browser();

        var log = await browser.Open("/events/ours/changes");

        Assert.Equal(
            ("January 2, 2030, 05:30", "2030-01-01T20:30:00Z"),
            (log.QuerySelector(".prose time").Words(), log.QuerySelector(".prose time")!.GetAttribute("datetime"))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_feed_is_valid_and_its_entries_keep_their_ids(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, talk) = await TwoVersions(app);
        using var browser = app.Browser();
        var before = await Feed(browser, "/events/ours/changes.atom");
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Move(talk, "13:00", "14:00");
        await app.Publish(ours);

        var after = await Feed(browser, "/events/ours/changes.atom");

        var (ids, kept) = (Ids(after).ToList(), Ids(before).ToList());
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(kept, ids.Skip(1));
        Assert.Equal($"{app.Url}/events/ours/agenda/3", ids[0]);
        Assert.True(Updated(after) - Updated(before) == TimeSpan.FromHours(1));
        Assert.Equal("Version 3: 1 talk moved", after.Elements(Atom + "entry").First().Element(Atom + "title")!.Value);
        Assert.Contains(
            "“Engines” moved: it was 11:00 to 12:00, and is now 13:00 to 14:00.",
            after.Elements(Atom + "entry").First().Element(Atom + "content")!.Value,
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_agenda_as_it_was_stays_readable_and_says_that_it_is_past(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await TwoVersions(app);
        using var browser = app.Browser();

        var past = await browser.Open("/events/ours/agenda/1");
        var present = await browser.Open("/events/ours/agenda/2");

        Assert.Equal("09:00", past.QuerySelector(".agenda time").Words());
        Assert.StartsWith(
            "Version 1 of 2 It is not up to date: here is the agenda of today.",
            past.QuerySelector("#agenda header").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal("noindex", past.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("11:00", present.QuerySelector(".agenda time").Words());
        Assert.StartsWith(
            "Version 2 of 2 This is the agenda of today",
            present.QuerySelector("#agenda header").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_and_what_XML_refuses_stay_text(string provider)
    {
        const string Odd = "<script>alert(1)</script> & \u0001 ]]> \u2028";
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => e.Title = Odd);
        await app.AddTalk(ours, Odd);
        await app.Publish(ours);
        await app.AddTalk(ours, $"{Odd} again");
        await app.Publish(ours, $"[link](javascript:alert(2)) {Odd}");
        using var browser = app.Browser();

        var log = await browser.Open("/events/ours/changes");
        var feed = await Feed(browser, "/events/ours/changes.atom");

        Assert.Empty(log.QuerySelectorAll(".prose script, a[href^=javascript]"));
        Assert.Contains(
            "<script>alert(1)</script>",
            feed.Elements(Atom + "entry").First().Element(Atom + "content")!.Value,
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_without_a_version_has_an_empty_log(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddTalk(await app.AddEvent("ours"), "Engines");
        using var browser = app.Browser();

        var log = await browser.Open("/events/ours/changes");
        var feed = await Feed(browser, "/events/ours/changes.atom");

        Assert.Equal("The agenda is not published yet. Come back soon.", log.QuerySelector(".prose p").Words());
        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.Equal(DateTimeOffset.UnixEpoch, Updated(feed));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_still_worked_on_is_nowhere_public(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var ada = await app.AddSpeaker(ours, "Ada Lovelace");
        await app.AddTalk(ours, "Engines", "09:00", "10:00", ada);
        await app.Publish(ours);
        var secret = await app.AddSpeaker(ours, "Secret Person");
        await app.AddTalk(ours, "Secret talk", "10:00", "11:00", secret);
        using var browser = app.Browser();

        foreach (
            var path in new[]
            {
                "",
                "/speakers",
                "/agenda.ics",
                "/agenda.xcal",
                "/agenda.json",
                "/schedule.xml",
                "/agenda.ics?talks=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20",
                "/changes",
                "/changes.atom",
            }
        )
        {
            var text = await browser.GetStringAsync($"/events/ours{path}");
            Assert.DoesNotContain("Secret", text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("secret", await browser.GetStringAsync("/sitemap.xml"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await browser.GetAsync($"/events/ours/speakers/{secret.Id}-secret-person")).StatusCode
        );
    }

    static async Task<(Event Event, Talk Talk)> TwoVersions(RunningApp app)
    {
        var ours = await app.AddEvent("ours");
        var talk = await app.AddTalk(ours, "Engines", "09:00", "10:00");
        await app.Publish(ours);
        await app.Move(talk, "11:00", "12:00");
        await app.AddTalk(ours, "Notes", "12:00");
        await app.Publish(ours, "The hall is *not* free before eleven.");
        return (ours, talk);
    }

    // RFC 4287, 4.1: what a feed and an entry must have.
    static async Task<XElement> Feed(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XElement.Parse(await answer.Content.ReadAsStringAsync());
        foreach (var part in feed.Elements(Atom + "entry").Prepend(feed))
            Assert.All(new[] { "id", "title", "updated" }, name => Assert.NotEmpty(Assert.Single(part.Elements(Atom + name)).Value));
        Assert.Single(feed.Elements(Atom + "author"));
        Assert.Equal(
            $"{browser.BaseAddress!.ToString().TrimEnd('/')}{path}",
            feed.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value
        );
        return feed;
    }

    static IEnumerable<string> Ids(XElement feed) => feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value);

    static DateTimeOffset Updated(XElement feed) => DateTimeOffset.Parse(feed.Element(Atom + "updated")!.Value);
}
