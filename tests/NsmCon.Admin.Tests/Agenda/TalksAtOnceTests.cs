using System.Net;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

/// <summary>What many talks have in common is said once and settled at once, and whatever was done can be undone where it is said.</summary>
public class TalksAtOnceTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Talks_without_a_room_are_one_warning_and_go_into_one_in_one_step(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talks = new List<int>();
        foreach (var hour in Enumerable.Range(9, 4))
            talks.Add(
                (await app.AddTalk(ours, $"Talk {hour}", $"{hour}:00", $"{hour}:30", await app.AddSpeaker(ours, $"Speaker {hour}"))).Id
            );
        var lunch = await app.AddTalk(ours, "Lunch", "13:00", "14:00", talk => talk.Kind = NsmCon.Data.Agenda.TalkKind.Lunch);
        var hall = await app.AddRoom(ours, "Main hall");
        await app.AddRoom(ours, "Loft");
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var before = (await browser.Open(List)).QuerySelectorAll(".warn summary").Select(line => line.Words());
        using var put = await browser.Send(List, new() { ["roomId"] = $"{hall.Id}" }, "form[action$='/rooms']");
        var after = await put.Page();
        var rooms = new List<int?>();
        foreach (var id in talks)
            rooms.Add((await app.Talk(id)).RoomId);
        using var undone = await browser.Send(after.QuerySelector("form[data-undo]")!, List, []);

        Assert.Equal(["4 talks have no room, so nobody can see whether they clash."], before);
        Assert.Equal("Put 4 talks into Main hall.", after.QuerySelector(".flash span").Words());
        Assert.All(rooms, room => Assert.Equal(hall.Id, room));
        Assert.Null((await app.Talk(lunch.Id)).RoomId);
        Assert.Equal("Undone: Put 4 talks into Main hall.", (await undone.Page()).QuerySelector(".flash").Words());
        Assert.Equal(List, undone.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Null((await app.Talk(talks[0])).RoomId);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_the_days_move_the_talks_can_move_along_as_one_step(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (first, next) = (
            await app.AddTalk(ours, "Opening", "09:00", "10:00"),
            await app.AddTalk(ours, "Next day", "10:00", "11:00", talk =>
                (talk.Starts, talk.Ends) = (talk.Starts!.Value.AddDays(1), talk.Ends!.Value.AddDays(1))
            )
        );
        using var browser = await app.SignIn();

        using var saved = await browser.Send(
            "/admin/events/ours/settings",
            new() { ["StartsOn"] = "2030-06-10", ["EndsOn"] = "2030-06-11" },
            "main form.form"
        );
        var offer = (await saved.Page()).QuerySelector("form.publish")!;
        using var moved = await browser.Send(offer, "/admin/events/ours/settings", []);
        var (movedFirst, movedNext) = (await app.Talk(first.Id), await app.Talk(next.Id));
        using var undone = await browser.Send((await moved.Page()).QuerySelector("form[data-undo]")!, List, []);

        Assert.Contains("2 talks are on days that are not the event’s.", offer.Words(), StringComparison.Ordinal);
        Assert.Equal("Moved 2 talks by 72 days.", (await moved.Page()).QuerySelector(".flash span").Words());
        Assert.Equal((new DateTime(2030, 6, 10, 9, 0, 0), new DateTime(2030, 6, 11, 10, 0, 0)), (movedFirst.Starts, movedNext.Starts));
        Assert.Null((await browser.Open("/admin/events/ours/settings")).QuerySelector("form.publish input[name=days][value='0']"));
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(new DateTime(2030, 3, 30, 9, 0, 0), (await app.Talk(first.Id)).Starts);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_deletion_of_the_agenda_offers_to_undo_it_where_it_is_said(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (talk, speaker, room) = (
            await app.AddTalk(ours, "Engines", "09:00", "10:00"),
            await app.AddSpeaker(ours),
            await app.AddRoom(ours, "Loft")
        );
        await using (var db = app.OpenDb())
        {
            db.Add(new NsmCon.Data.Agenda.Track { EventId = ours.Id, Name = "Telco" });
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn();
        var tracks = "/admin/events/ours/settings/tracks";
        var track = (await browser.Open(tracks)).QuerySelector("tbody a")!.GetAttribute("href")!;

        foreach (
            var (page, list) in new[]
            {
                ($"{Talks}/{talk.Id}", List),
                ($"{SpeakersPath}/{speaker.Id}", SpeakersPath),
                ($"/admin/events/ours/settings/rooms/{room.Id}", "/admin/events/ours/settings/rooms"),
                (track, tracks),
            }
        )
        {
            var form = (await browser.Open(page)).QuerySelector("form[action$='/delete']")
                ?? (await browser.Open(list)).QuerySelector("form[action$='/delete']")!;
            using var deleted = await browser.Send(form, page, []);
            using var undone = await browser.Send((await deleted.Page()).QuerySelector("form[data-undo]")!, list, []);

            Assert.Contains("Undone: Deleted", (await undone.Page()).QuerySelector(".flash").Words(), StringComparison.Ordinal);
            Assert.Equal(list, undone.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page)).StatusCode);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_hour_that_the_change_of_clocks_skips_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug, conference => conference.StartsOn = new(2030, 3, 31));
        var talk = await app.AddTalk(ours, "Night shift", "01:00", "01:30");
        using var browser = await app.SignIn();

        var refused = await browser.Refusals($"{Talks}/{talk.Id}", new() { ["Starts"] = "02:30", ["Ends"] = "03:15" });
        using var saved = await browser.Send($"{Talks}/{talk.Id}", new() { ["Starts"] = "03:00", ["Ends"] = "03:15" }, "main form.form");

        Assert.Equal(["Clocks go forward that night: on March 31 there is no 02:30 in Europe/Amsterdam. Choose another time."], refused);
        Assert.Equal(new DateTime(2030, 3, 31, 3, 0, 0), (await app.Talk(talk.Id)).Starts);
    }
}
