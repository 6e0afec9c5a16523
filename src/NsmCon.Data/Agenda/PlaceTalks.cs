using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Agenda;

/// <summary>Settles what many talks have in common, in one step that can be undone.</summary>
public sealed class PlaceTalks(ConferenceDb db)
{
    // A century: whoever means more slipped.
    const int MostDays = 36_525;

    /// <summary>Puts all talks that have a time and no room into one.</summary>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="RuleBrokenException">The room is not there any more, or no talk lacks one.</exception>
    public async Task<string> IntoRoom(Event conference, int roomId)
    {
        await using var write = await db.BeginWrite();
        var room = await db.Rooms.FirstOrDefaultAsync(room => room.EventId == conference.Id && room.Id == roomId)
            ?? throw new RuleBrokenException("This room no longer exists. Choose another one.");
        var talks = await OfEvent(conference)
            .Where(talk => talk.Starts != null && talk.RoomId == null && talk.Kind != TalkKind.Break && talk.Kind != TalkKind.Lunch)
            .ToListAsync();
        foreach (var talk in talks)
            talk.RoomId = room.Id;
        return await Save(write, new(StepDeed.PutIntoRoom) { Talks = talks.Count, Target = room.Name });
    }

    /// <summary>Moves all talks that have a time by so many days; their hours stay.</summary>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="RuleBrokenException">No talk has a time, or the days would lead nowhere.</exception>
    public async Task<string> ByDays(Event conference, int days)
    {
        if (days == 0 || Math.Abs(days) > MostDays)
            throw new RuleBrokenException("Say by how many days the talks move, such as 7 or -7.");

        await using var write = await db.BeginWrite();
        var talks = await OfEvent(conference).Where(talk => talk.Starts != null).ToListAsync();
        foreach (var talk in talks)
        {
            talk.Starts = talk.Starts!.Value.AddDays(days);
            talk.Ends = talk.Ends?.AddDays(days);
        }
        return await Save(write, new(StepDeed.MovedByDays) { Talks = talks.Count, Days = days });
    }

    IQueryable<Talk> OfEvent(Event conference) =>
        db.Talks.Where(talk => talk.EventId == conference.Id && talk.State != TalkState.Withdrawn);

    async Task<string> Save(WriteTransaction write, StepTitle title)
    {
        if (title.Talks == 0)
            throw new RuleBrokenException("There is no such talk any more. Nothing was changed.");

        using (db.NameStep(title))
            await db.SaveChangesAsync();
        // The public sees what is published.
        await write.CommitUnseen();
        return title.Words;
    }
}
