using System.Net;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class AgendaListTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Talks_stand_by_day_and_time_and_those_without_a_time_at_the_end(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug, e => e.EndsOn = new(2030, 3, 31));
        var (hall, grace, ada) = (await app.AddRoom(ours, "Hall"), await app.AddSpeaker(ours), await app.AddSpeaker(ours, "Ada Lovelace"));
        await app.AddTalk(ours, "Someday", null, null, grace);
        await app.AddTalk(ours, "Second", "10:00", "10:30", talk => talk.RoomId = hall.Id, grace, ada);
        await app.AddTalk(ours, "First", "09:00", null, talk => talk.Kind = TalkKind.Keynote, ada);
        await app.AddTalk(ours, "Later", "09:00", "09:30", talk => talk.Starts = talk.Starts!.Value.AddDays(1), ada);
        await app.AddTalk(await app.AddEvent("other"), "Elsewhere", "09:00");
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var page = await browser.Open(List);

        Assert.Equal(
            ["Saturday, March 30", "Sunday, March 31", "Unscheduled", "Warnings"],
            page.QuerySelectorAll("main h2").Select(heading => heading.Words())
        );
        Assert.Equal(
            [
                "09:00 – 10:00 end assumed First Keynote ALAda Lovelace",
                "10:00 – 10:30 Second GHGrace Hopper ALAda Lovelace Hall",
                "09:00 – 09:30 Later ALAda Lovelace",
                "Someday GHGrace Hopper",
            ],
            page.QuerySelectorAll(".talks > li").Select(row => row.Words())
        );
        Assert.Equal("March 30 to 31, 2030. Times are Amsterdam time.", page.QuerySelector(".page-header .muted").Words());
        Assert.DoesNotContain("Elsewhere", page.Body.Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_clash_is_said_in_both_rows_and_among_the_warnings(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (hall, loft, ada) = (
            await app.AddRoom(ours, "Hall"),
            await app.AddRoom(ours, "Loft"),
            await app.AddSpeaker(ours, "Ada Lovelace")
        );
        var grace = await app.AddSpeaker(ours);
        await app.AddTalk(ours, "Compilers", "10:00", "11:00", talk => talk.RoomId = hall.Id, grace);
        await app.AddTalk(ours, "Engines", "10:30", "11:30", talk => talk.RoomId = hall.Id, ada);
        await app.AddTalk(ours, "Looms", "11:00", "12:00", talk => talk.RoomId = loft.Id, ada);
        await app.AddTalk(ours, "Lunch", "10:30", "12:00", talk => talk.Kind = TalkKind.Lunch);
        await app.AddTalk(ours, "Someday");
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var page = await browser.Open(List);

        Assert.Equal(
            [
                "Clash. At the same time in the same room: “Engines”, 10:30 – 11:30.",
                "Clash. At the same time in the same room: “Compilers”, 10:00 – 11:00.",
                "Clash. Ada Lovelace also speaks in “Looms”, 11:00 – 12:00.",
                "Clash. Ada Lovelace also speaks in “Engines”, 10:30 – 11:30.",
            ],
            page.QuerySelectorAll(".talks .clashing").Select(words => words.Words())
        );
        Assert.Equal(
            [
                "Engines and Compilers are both in Hall at 10:30.",
                "Ada Lovelace speaks in Looms and Engines at 11:00.",
                "Someday has no time.",
                "Someday has no speakers.",
            ],
            page.QuerySelectorAll(".warn").Select(warning => warning.Words())
        );
        Assert.Equal(2, page.QuerySelectorAll(".warn.bad").Length);
        Assert.Equal(["Compilers", "Engines", "Looms"], page.QuerySelectorAll(".talks > .clash .what > a").Select(link => link.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_without_talks_says_what_to_do(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent(Slug);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        using var reader = await app.SignIn(StaffRole.Reader, Slug);

        var (page, read) = (await browser.Open(List), await reader.Open(List));

        Assert.Contains("No talks yet", page.QuerySelector(".none").Words(), StringComparison.Ordinal);
        Assert.Equal($"{Talks}/new", page.QuerySelector(".none a")!.GetAttribute("href"));
        Assert.Null(read.QuerySelector(".none a"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Talks_are_found_by_title_speaker_and_room_and_the_warnings_stay(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (hall, jose) = (await app.AddRoom(ours, "Große Halle"), await app.AddSpeaker(ours, "José Álvarez"));
        await app.AddTalk(ours, "Compilers", "10:00", "11:00", jose);
        await app.AddTalk(ours, "Engines", "12:00", "13:00", talk => talk.RoomId = hall.Id);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        async Task<IEnumerable<string>> Found(string find) =>
            (await browser.Open($"{List}?find={find}")).QuerySelectorAll(".talks .what > a").Select(link => link.Words());

        Assert.Equal(["Compilers"], await Found("ALVAREZ"));
        Assert.Equal(["Engines"], await Found("halle"));
        Assert.Equal(["Compilers"], await Found("comp"));
        var none = await browser.Open($"{List}?find=<script>");
        Assert.Contains("No talk has “<script>”", none.QuerySelector(".none").Words(), StringComparison.Ordinal);
        Assert.Equal("Engines has no speakers.", none.QuerySelector(".warn").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Three_hundred_talks_ask_as_often_as_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var grace = await app.AddSpeaker(ours);
        await app.AddTalk(ours, "Talk 0", "09:00", "17:00", grace);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        await browser.Open(List);
        var few = await browser.QueriesOf(List);
        await using (var db = app.OpenDb())
        {
            db.AddRange(
                Enumerable
                    .Range(1, 299)
                    .Select(i => new Talk
                    {
                        EventId = ours.Id,
                        Title = $"Talk {i}",
                        Starts = new(2030, 3, 30, 10, 0, 0),
                        Speakers = [new TalkSpeaker { SpeakerId = grace.Id }],
                    })
            );
            await db.SaveChangesAsync();
        }

        var many = await browser.QueriesOf(List);

        Assert.InRange(few, 1, 16);
        Assert.Equal(few, many);
        var page = await browser.Open(List);
        Assert.Equal(300, page.QuerySelectorAll(".talks > li").Length);
        Assert.Equal(
            "And 558 more, which will appear here once these are settled.",
            page.QuerySelector("section[aria-labelledby=warnings] li:last-child").Words()
        );
        Assert.Equal("Clash. And 595 more.", page.QuerySelectorAll(".talks > li")[0].QuerySelector(".clashing:last-child").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reader_looks_and_changes_nothing_and_the_door_sees_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (grace, talk) = (await app.AddSpeaker(ours), await app.AddTalk(ours, "Compilers", "09:00"));
        using var reader = await app.SignIn(StaffRole.Reader, Slug);
        using var door = await app.SignIn(StaffRole.Door, Slug);
        using var nobody = app.Browser(followRedirects: false);

        foreach (
            var page in new[]
            {
                List,
                $"{Talks}/{talk.Id}",
                $"{Talks}/new",
                SpeakersPath,
                $"{SpeakersPath}/{grace.Id}",
                $"{SpeakersPath}/new",
            }
        )
        {
            var read = await reader.Open(page);
            Assert.Empty(read.QuerySelectorAll("main button:not(.tools button), .page-header button, a[href$='/new']"));
            Assert.Equal(HttpStatusCode.Forbidden, (await door.GetAsync(page)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(page)).StatusCode);
        }

        var form = (await reader.Open($"{Talks}/{talk.Id}")).QuerySelector("main form")!;
        foreach (
            var path in new[]
            {
                $"{Talks}/{talk.Id}",
                $"{Talks}/{talk.Id}/delete",
                $"{Talks}/{talk.Id}/unschedule",
                $"{Talks}/new",
                $"{SpeakersPath}/new",
                $"{SpeakersPath}/{grace.Id}",
                $"{SpeakersPath}/{grace.Id}/delete",
            }
        )
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await reader.Send(form, path, new() { ["Title"] = "Changed", ["Name"] = "Changed" })).StatusCode
            );
        Assert.Equal(("Compilers", 0), ((await app.Talk(talk.Id)).Title, (await app.Talk(talk.Id)).Version));
    }
}
