using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class TalkTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_is_added_and_stands_on_the_public_page_once_it_is_published(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug, e => e.EndsOn = new(2030, 3, 31));
        var (hall, grace, ada) = (await app.AddRoom(ours, "Hall"), await app.AddSpeaker(ours), await app.AddSpeaker(ours, "Ada Lovelace"));
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        using var visitor = app.Browser();
        await visitor.Open($"/events/{Slug}");

        var list = await (
            await browser.Send(
                $"{Talks}/new",
                new()
                {
                    ["Title"] = "Compilers",
                    ["Kind"] = "Keynote",
                    ["On"] = "03/31/2030",
                    ["Starts"] = "09:30",
                    ["Ends"] = "10:15",
                    ["RoomId"] = $"{hall.Id}",
                    ["SpeakerIds[0]"] = $"{ada.Id}",
                    ["SpeakerIds[1]"] = $"{grace.Id}",
                    ["Abstract"] = "How they\r\n\r\n**came** to be.",
                    ["Slides"] = "https://example.org/slides.pdf",
                }
            )
        ).Page();

        var talk = (await app.TalkNamed("Compilers"))!;
        Assert.Equal((ours.Id, TalkKind.Keynote, "Hall"), (talk.EventId, talk.Kind, talk.Room!.Name));
        Assert.Equal((new DateTime(2030, 3, 31, 9, 30, 0), new DateTime(2030, 3, 31, 10, 15, 0)), (talk.Starts!.Value, talk.Ends!.Value));
        Assert.Equal(("How they\n\n**came** to be.", "https://example.org/slides.pdf", null), (talk.Abstract, talk.Slides, talk.Videos));
        Assert.Equal(["Ada Lovelace", "Grace Hopper"], talk.SpeakerNames());
        Assert.Equal("Compilers was saved.", list.QuerySelector(".flash").Words());
        await app.Publish(ours);
        Assert.Contains("Compilers", (await visitor.Open($"/events/{Slug}")).QuerySelector(".agenda").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Speakers_change_their_order_leave_and_come_in_and_the_log_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (grace, ada, alan) = (
            await app.AddSpeaker(ours),
            await app.AddSpeaker(ours, "Ada Lovelace"),
            await app.AddSpeaker(ours, "Alan Turing")
        );
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00", grace, ada);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        await browser.Send($"{Talks}/{talk.Id}", new() { ["SpeakerIds[0]"] = $"{ada.Id}", ["SpeakerIds[1]"] = $"{grace.Id}" });
        Assert.Equal(["Ada Lovelace", "Grace Hopper"], (await app.Talk(talk.Id)).SpeakerNames());
        await browser.Send(
            $"{Talks}/{talk.Id}",
            new()
            {
                ["SpeakerIds[0]"] = "",
                ["SpeakerIds[2]"] = $"{alan.Id}",
                ["NewSpeaker"] = " Edsger Dijkstra ",
            }
        );

        Assert.Equal(["Grace Hopper", "Alan Turing", "Edsger Dijkstra"], (await app.Talk(talk.Id)).SpeakerNames());
        await using var db = app.OpenDb();
        Assert.Equal(ours.Id, (await db.Speakers.SingleAsync(speaker => speaker.Name == "Edsger Dijkstra")).EventId);
        var log = await db
            .AuditEntries.Where(entry => entry.EventId == ours.Id && entry.By.StartsWith("agenda.") && entry.Subject.EndsWith("Speaker"))
            .OrderBy(entry => entry.Id)
            .ToListAsync();
        Assert.Equal(
            [
                "Changed TalkSpeaker Ada Lovelace",
                "Changed TalkSpeaker Grace Hopper",
                "Added Speaker Edsger Dijkstra",
                "Added TalkSpeaker Alan Turing",
                "Added TalkSpeaker Edsger Dijkstra",
                "Changed TalkSpeaker Grace Hopper",
                "Deleted TalkSpeaker Ada Lovelace",
            ],
            log.Take(2)
                .OrderBy(entry => entry.SubjectName)
                .Concat(log.Skip(2).OrderBy(entry => entry.Action).ThenBy(entry => entry.Subject).ThenBy(entry => entry.SubjectName))
                .Select(entry => $"{entry.Action} {entry.Subject} {entry.SubjectName}")
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Saving_what_is_there_changes_nothing_on_any_talk_of_the_imported_page(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        await using var db = app.OpenDb();
        var ids = await db.Talks.OrderBy(talk => talk.Id).Select(talk => talk.Id).ToListAsync();
        var before = await db.AuditEntries.CountAsync(entry => entry.Subject != "StaffMember" && entry.Subject != "EventRole");

        foreach (var id in ids)
            Assert.Contains(
                "was saved.",
                (await (await browser.Send($"/admin/events/{RunningApp.Seed}/agenda/talks/{id}", [])).Page())
                    .QuerySelector(".flash")
                    .Words(),
                StringComparison.Ordinal
            );

        Assert.Equal(15, ids.Count);
        Assert.Equal(before, await db.AuditEntries.CountAsync(entry => entry.Subject != "StaffMember" && entry.Subject != "EventRole"));
        Assert.False(await db.Talks.AnyAsync(talk => talk.Version > 0));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_is_taken_off_the_agenda_put_back_and_deleted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var grace = await app.AddSpeaker(ours);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00", grace);
        var lunch = await app.AddTalk(ours, "Lunch", "12:00", "13:00", t => t.Kind = TalkKind.Lunch);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var off = await (await browser.Send($"{Talks}/{talk.Id}", [], "form[action$='/unschedule']")).Page();
        var unscheduled = await app.Talk(talk.Id);
        var page = await browser.Open($"{Talks}/{talk.Id}");
        await browser.Send($"{Talks}/{talk.Id}", new() { ["Starts"] = "11:00" });
        var back = await app.Talk(talk.Id);
        await browser.Send($"{Talks}/{talk.Id}", [], "form[action$='/delete']");
        await browser.Send($"{Talks}/{lunch.Id}", [], "form[action$='/delete']");

        Assert.Equal(
            "Compilers is off the agenda. It stays here as a proposal, with its room and its speakers.",
            off.QuerySelector(".flash span").Words()
        );
        Assert.Equal((null, null), (unscheduled.Starts, unscheduled.Ends));
        Assert.Equal(["Grace Hopper"], unscheduled.SpeakerNames());
        Assert.Null(page.QuerySelector("form[action$='/unschedule']"));
        Assert.Equal((new DateTime(2030, 3, 30, 11, 0, 0), null), (back.Starts, back.Ends));
        await using var db = app.OpenDb();
        Assert.Empty(await db.Talks.Where(t => t.EventId == ours.Id).ToListAsync());
        Assert.True(await db.Speakers.AnyAsync(speaker => speaker.Id == grace.Id));
        Assert.Equal(
            2,
            await db.AuditEntries.CountAsync(entry => entry.EventId == ours.Id && entry.Subject == "Talk" && entry.Action == "Deleted")
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_may_end_after_midnight_and_the_page_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Party", "21:00");
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var list = await (await browser.Send($"{Talks}/{talk.Id}", new() { ["Ends"] = "01:30" })).Page();
        await browser.Send($"{Talks}/{talk.Id}", []);

        Assert.Equal("Party was saved. It ends at 01:30 on the next day.", list.QuerySelector(".flash").Words());
        Assert.Equal(new DateTime(2030, 3, 31, 1, 30, 0), (await app.Talk(talk.Id)).Ends);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_may_stay_on_a_day_that_the_event_no_longer_has(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Warm-up", "09:00", "10:00", t =>
            (t.Starts, t.Ends) = (t.Starts!.Value.AddDays(-1), t.Ends!.Value.AddDays(-1))
        );
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var page = await browser.Open($"{Talks}/{talk.Id}");
        await browser.Send($"{Talks}/{talk.Id}", new() { ["Title"] = "Warming up" });
        var refused = await browser.Refusals($"{Talks}/{talk.Id}", new() { ["On"] = "04/05/2030" });

        Assert.Equal(
            ["Saturday, March 30, 2030", "Friday, March 29, 2030, not a day of the event"],
            page.QuerySelectorAll("#On option").Select(option => option.Words())
        );
        Assert.Equal("03/29/2030", page.Value("On"));
        Assert.Equal(
            ("Warming up", new DateTime(2030, 3, 29, 9, 0, 0)),
            ((await app.Talk(talk.Id)).Title, (await app.Talk(talk.Id)).Starts!.Value)
        );
        Assert.Equal(["Choose one of the event's days."], refused);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_without_days_lets_any_day_be_typed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent(Slug, e => e.StartsOn = null);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var missing = await browser.Refusals($"{Talks}/new", new() { ["Title"] = "Compilers", ["Starts"] = "09:00" });
        await browser.Send(
            $"{Talks}/new",
            new()
            {
                ["Title"] = "Compilers",
                ["Starts"] = "09:00",
                ["On"] = "2031-05-06",
            }
        );

        Assert.Equal(["Choose the day on which it starts."], missing);
        Assert.Equal(new DateTime(2031, 5, 6, 9, 0, 0), (await app.TalkNamed("Compilers"))!.Starts);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Talks_of_other_events_are_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, other) = (await app.AddEvent(Slug), await app.AddEvent("other"));
        var (here, there) = (await app.AddTalk(ours, "Here", "09:00"), await app.AddTalk(other, "There", "09:00"));
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        var page = await browser.Open($"{Talks}/{here.Id}");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Talks}/{there.Id}")).StatusCode);
        foreach (var action in new[] { "", "/delete", "/unschedule" })
        {
            var form = page.QuerySelector(action.Length > 0 ? $"form[action$='{action}']" : "main form")!;
            form.SetAttribute("action", $"{Talks}/{there.Id}{action}");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(form, "", new() { ["Title"] = "Stolen" })).StatusCode);
        }

        Assert.Equal(("There", 0), ((await app.Talk(there.Id)).Title, (await app.Talk(there.Id)).Version));
    }
}
