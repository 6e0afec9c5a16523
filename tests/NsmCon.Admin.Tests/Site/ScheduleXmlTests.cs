using System.Net;
using System.Xml.Linq;
using System.Xml.Schema;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class ScheduleXmlTests
{
    const string Schedule = "/events/ours/schedule.xml";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_seed_event_s_schedule_is_as_the_apps_read_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        using var answer = await browser.GetAsync($"/events/{RunningApp.Seed}/schedule.xml");
        var schedule = await Valid(browser, $"/events/{RunningApp.Seed}/schedule.xml");

        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(15, schedule.Descendants("event").Count());
        Assert.Equal(
            ("nsmconeu2020", "NSMCon EU 2020", "Europe/Amsterdam"),
            (
                ValueOf(schedule, "acronym"),
                ValueOf(schedule.Descendants("conference").Single(), "title"),
                ValueOf(schedule, "time_zone_name")
            )
        );
        var talk = schedule.Descendants("event").Single(entry => ValueOf(entry, "title") == "Inside Network Service Mesh");
        Assert.Equal(
            ("2020-03-30T09:15:00+02:00", "09:15", "00:30"),
            (ValueOf(talk, "date"), ValueOf(talk, "start"), ValueOf(talk, "duration"))
        );
        Assert.Equal("Dominik Tornow", ValueOf(talk, "person"));
        Assert.StartsWith("The Network Service Mesh (NSM) is", ValueOf(talk, "abstract"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_day_has_its_rooms_and_a_time_follows_the_event_s_clock_through_the_night(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => e.EndsOn = new(2030, 3, 31));
        var (hall, attic) = (await app.AddRoom(ours, "Hall"), await app.AddRoom(ours, "Attic"));
        await app.AddTalk(ours, "Engines", "09:00", "10:00", talk => talk.RoomId = hall.Id);
        await app.AddTalk(ours, "Compilers", "09:00", null, talk =>
            (talk.RoomId, talk.Slides, talk.Videos) = (attic.Id, "https://slides.example/1", "javascript:alert(1)")
        );
        await app.AddTalk(ours, "LUNCH", "12:00", "13:00", talk => talk.Kind = TalkKind.Lunch);
        // In this night the clocks go forward.
        await app.AddTalk(ours, "Night", "23:00", null, talk => (talk.RoomId, talk.Ends) = (hall.Id, talk.Starts!.Value.AddHours(6)));
        await app.AddTalk(ours, "Morning", null, null, talk => (talk.RoomId, talk.Starts) = (hall.Id, new DateTime(2030, 3, 31, 9, 0, 0)));
        await app.AddTalk(ours, "Unscheduled");
        await app.Publish(ours);
        using var browser = app.Browser();

        var schedule = await Valid(browser, Schedule);

        Assert.Equal(
            [
                ("1", "2030-03-30", "2030-03-30T09:00:00+01:00", "2030-03-31T05:00:00+02:00"),
                ("2", "2030-03-31", "2030-03-31T09:00:00+02:00", "2030-03-31T10:00:00+02:00"),
            ],
            schedule
                .Elements("day")
                .Select(day =>
                    (
                        (string?)day.Attribute("index"),
                        (string?)day.Attribute("date"),
                        (string?)day.Attribute("start"),
                        (string?)day.Attribute("end")
                    )
                )
        );
        Assert.Equal(
            ["Hall: Engines 01:00, Night 05:00", "Attic: Compilers 03:00", "All rooms: Lunch 01:00", "Hall: Morning 01:00"],
            schedule
                .Descendants("room")
                .Where(room => room.Attribute("name") is not null)
                .Select(room =>
                    $"{room.Attribute("name")!.Value}: {string.Join(", ", room.Elements("event").Select(entry => $"{ValueOf(entry, "title")} {ValueOf(entry, "duration")}"))}"
                )
        );
        Assert.Equal(["https://slides.example/1"], schedule.Descendants("link").Select(link => (string?)link.Attribute("href")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_keeps_its_GUID_and_the_version_tells_that_something_changed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var talk = await app.AddTalk(ours, "Engines", "09:00", "10:00");
        var theirEvent = await app.AddEvent("theirs");
        await app.AddTalk(theirEvent, "Engines", "09:00", "10:00");
        await app.Publish(ours);
        await app.Publish(theirEvent);
        using var browser = app.Browser();
        using var first = await browser.GetAsync(Schedule);
        var before = XElement.Parse(await first.Content.ReadAsStringAsync());

        using var known = new HttpRequestMessage(HttpMethod.Get, Schedule) { Headers = { { "If-None-Match", first.Headers.ETag!.Tag } } };
        Assert.Equal(HttpStatusCode.NotModified, (await browser.SendAsync(known)).StatusCode);
        await using (var db = app.OpenDb())
        {
            db.Attach(talk).Entity.Title = "Engines, renamed";
            await db.SaveChangesAsync();
        }

        await app.Publish(ours);
        var after = await Valid(browser, Schedule);
        var theirs = await Valid(browser, "/events/theirs/schedule.xml");

        Assert.Equal("Engines, renamed", ValueOf(after.Descendants("event").Single(), "title"));
        Assert.Equal(Guids(before), Guids(after));
        Assert.NotEqual(Guids(theirs), Guids(after));
        Assert.NotEqual(ValueOf(before, "version"), ValueOf(after, "version"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Any_text_stays_text_and_what_XML_refuses_is_left_out(string provider)
    {
        const string Odd = "]]><x/> & \"7 < 8\" 😀\u000B\uFFFE";
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => (e.Title, e.Place) = (Odd, Odd));
        await app.AddTalk(ours, Odd, "09:00", "10:00", talk => talk.Abstract = Odd, await app.AddSpeaker(ours, Odd));
        await app.Publish(ours);
        using var browser = app.Browser();

        var entry = (await Valid(browser, Schedule)).Descendants("event").Single();

        Assert.Equal("]]><x/> & \"7 < 8\" 😀", ValueOf(entry, "title"));
        Assert.Equal("]]><x/> & \"7 < 8\" 😀", ValueOf(entry, "person"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_without_talks_or_days_has_a_schedule_too(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours", e => e.StartsOn = null);
        using var browser = app.Browser();

        var day = Assert.Single((await Valid(browser, Schedule)).Elements("day"));

        Assert.Equal(("1", null, 0), ((string?)day.Attribute("index"), (string?)day.Attribute("date"), day.Elements().Count()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rooms_come_in_the_order_that_was_set_and_an_end_that_clocks_skip_takes_no_negative_time(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => (e.StartsOn, e.TimeZone) = (new(2027, 3, 28), "Europe/Berlin"));
        var rooms = new[] { await app.AddRoom(ours, "Zebra"), await app.AddRoom(ours, "Room 10"), await app.AddRoom(ours, "Room 2") };
        foreach (var room in rooms.Reverse())
            await app.AddTalk(ours, $"In {room.Name}", null, null, talk =>
                (talk.RoomId, talk.Starts, talk.Ends) = (room.Id, new(2027, 3, 28, 2, 30, 0), new(2027, 3, 28, 3, 15, 0))
            );
        await app.Publish(ours);
        using var browser = app.Browser();

        var schedule = await Valid(browser, Schedule);

        Assert.Equal(
            ["Zebra", "Room 10", "Room 2"],
            schedule.Descendants("day").Single().Elements("room").Select(room => (string?)room.Attribute("name"))
        );
        Assert.All(schedule.Descendants("duration"), duration => Assert.Equal("00:00", duration.Value));
        Assert.Equal(
            ["Zebra", "Room 10", "Room 2"],
            (await browser.Open("/events/ours")).QuerySelectorAll(".filter [href*='room=']").Select(link => link.Words())
        );
        using var json = System.Text.Json.JsonDocument.Parse(await browser.GetStringAsync("/events/ours/agenda.json"));
        Assert.Equal(
            ["Zebra", "Room 10", "Room 2"],
            json.RootElement.GetProperty("rooms").EnumerateArray().Select(room => room.GetString())
        );
    }

    [Theory]
    [InlineData("<event id=\"1\" guid=\"5\"/>", "guid")]
    [InlineData("<event id=\"1\"/>", "guid")]
    [InlineData("<talk/>", "talk")]
    public void The_schema_finds_what_is_wrong(string entry, string named)
    {
        var schedule =
            $"<schedule><version>1</version><conference><acronym>a</acronym><title>A</title></conference><day index='1' date='2030-03-30' start='2030-03-30T09:00:00+01:00' end='2030-03-30T10:00:00+01:00'><room name='Hall'>{entry}</room></day></schedule>";

        Assert.Contains(Faults(XDocument.Parse(schedule)), fault => fault.Contains($"'{named}'", StringComparison.Ordinal));
    }

    static async Task<XElement> Valid(HttpClient browser, string path)
    {
        var document = XDocument.Parse(await browser.GetStringAsync(path));
        Assert.Empty(Faults(document));
        return document.Root!;
    }

    static List<string> Faults(XDocument document)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(RunningApp.ProjectRoot(), "tests", "NsmCon.Admin.Tests", "Site", "Schemas", "schedule.xsd"));
        var faults = new List<string>();
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    static string ValueOf(XElement element, string name) => element.Descendants(name).First().Value;

    static IEnumerable<string?> Guids(XElement schedule) => schedule.Descendants("event").Select(entry => (string?)entry.Attribute("guid"));
}
