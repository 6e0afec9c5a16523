using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Agenda;

public class PlaceTalkTests
{
    static readonly DateTime Nine = new(2020, 3, 30, 9, 0, 0);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_proposal_with_its_first_time_is_on_the_agenda_and_the_step_says_so(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference);

        var said = await Place(conference, new(1, Version: 0, Nine, Nine.AddHours(1), RoomId: 1));

        var talk = await conference.Read(db => db.Talks.SingleAsync());
        Assert.Equal((Nine, Nine.AddHours(1), 1, TalkState.Scheduled), (talk.Starts, talk.Ends, talk.RoomId, talk.State));
        Assert.Equal("Moved A Mesh of Networks to March 30, 09:00 to 10:00, Hall", said);
        Assert.Equal(
            said,
            await conference.Read(db => db.AgendaSteps.OrderBy(step => step.Id).Select(step => step.Title.Words).LastAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_time_it_is_off_the_agenda_and_keeps_its_room(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference);
        await Place(conference, new(1, Version: 0, Nine, null, RoomId: 1));

        var said = await Place(conference, new(1, Version: 1, null, null, null));

        var talk = await conference.Read(db => db.Talks.SingleAsync());
        Assert.Equal((null, 1, TalkState.Proposed), (talk.Starts, talk.RoomId, talk.State));
        Assert.Equal("Took A Mesh of Networks off the agenda", said);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_gone_or_was_changed_is_not_moved(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference);
        var theirs = A.Event("other");
        await conference.Save(theirs);
        var foreignRoom = new Room { EventId = theirs.Id, Name = "Theirs" };
        await conference.Save(foreignRoom);

        var changed = await Refusal(conference, new(1, Version: 7, Nine, null, null));
        var noTalk = await Refusal(conference, new(99, Version: 0, Nine, null, null));
        var noRoom = await Refusal(conference, new(1, Version: 0, Nine, null, foreignRoom.Id));
        var noTime = await Refusal(conference, new(1, Version: 0, new(2020, 3, 29, 2, 30, 0), null, null));

        Assert.Equal("Someone else changed “A Mesh of Networks” at this moment. Nothing was moved: look at it and move it again.", changed);
        Assert.Equal("This talk was deleted meanwhile. Nothing was moved.", noTalk);
        Assert.Equal("This room was deleted meanwhile. Nothing was moved.", noRoom);
        Assert.Equal("Clocks go forward that night: there is no 02:30. Nothing was moved.", noTime);
        Assert.Null(await conference.Read(db => db.Talks.Select(talk => talk.Starts).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_break_stands_after_all_talks_across_all_rooms(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference);

        await AddBreak(conference, new("", TalkKind.Lunch, Nine, Minutes: 60));

        var lunch = await conference.Read(db => db.Talks.SingleAsync(talk => talk.Kind == TalkKind.Lunch));
        Assert.Equal(("Lunch", Nine.AddHours(1), null, 1), (lunch.Title, lunch.Ends, lunch.RoomId, lunch.Position));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_break_that_is_none_is_refused(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference);

        foreach (var minutes in new[] { 0, 721 })
            await Assert.ThrowsAsync<RuleBrokenException>(() => AddBreak(conference, new("", TalkKind.Break, Nine, minutes)));
        await Assert.ThrowsAsync<RuleBrokenException>(() => AddBreak(conference, new("", TalkKind.Talk, Nine, 30)));

        Assert.Equal(1, await conference.Read(db => db.Talks.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task All_talks_with_a_time_move_by_days_and_what_lacks_a_room_gets_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference);
        await Place(conference, new(1, Version: 0, Nine, Nine.AddHours(1), null));
        await AddBreak(conference, new("", TalkKind.Break, Nine, 30));

        var moved = await PlaceAll(conference, (place, ours) => place.ByDays(ours, 7));
        var put = await PlaceAll(conference, (place, ours) => place.IntoRoom(ours, 1));
        var again = await Assert.ThrowsAsync<RuleBrokenException>(() => PlaceAll(conference, (place, ours) => place.IntoRoom(ours, 1)));
        await Assert.ThrowsAsync<RuleBrokenException>(() => PlaceAll(conference, (place, ours) => place.ByDays(ours, 0)));

        Assert.Equal(("Moved 2 talks by 7 days", "Put 1 talk into Hall"), (moved, put));
        Assert.Equal("There is no such talk any more. Nothing was changed.", again.Message);
        var talks = await conference.Read(db => db.Talks.OrderBy(talk => talk.Id).ToListAsync());
        Assert.Equal([(Nine.AddDays(7), 1), (Nine.AddDays(7), null)], talks.Select(talk => (talk.Starts!.Value, talk.RoomId)));
    }

    /// <summary>A proposal, and a hall.</summary>
    static async Task Arrange(ConferenceDatabase conference)
    {
        var ours = A.Event();
        await conference.Save(ours);
        var talk = A.Talk(ours.Id);
        talk.Decide(TalkState.Proposed);
        await conference.Save(talk, new Room { EventId = ours.Id, Name = "Hall" });
    }

    static async Task<string> Place(ConferenceDatabase conference, TalkPlace place)
    {
        await using var db = conference.CreateDbContext();
        return await new PlaceTalk(db).Place(await db.Events.SingleAsync(e => e.Id == 1), place);
    }

    static async Task<string> Refusal(ConferenceDatabase conference, TalkPlace place) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => Place(conference, place))).Message;

    static async Task AddBreak(ConferenceDatabase conference, BreakDetails details)
    {
        await using var db = conference.CreateDbContext();
        await new AddBreak(db).Add(1, details);
    }

    static async Task<string> PlaceAll(ConferenceDatabase conference, Func<PlaceTalks, Event, Task<string>> work)
    {
        await using var db = conference.CreateDbContext();
        return await work(new PlaceTalks(db), await db.Events.SingleAsync());
    }
}
