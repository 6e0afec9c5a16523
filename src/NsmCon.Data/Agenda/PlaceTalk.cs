using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Agenda;

/// <summary>Where a talk is put in the grid. Without a start it is taken off.</summary>
/// <param name="TalkId">The talk.</param>
/// <param name="Version">Its version, as whoever puts it there has seen it.</param>
/// <param name="Starts">When it starts, on the event's wall clock.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="RoomId">Its room.</param>
public sealed record TalkPlace(int TalkId, int Version, DateTime? Starts, DateTime? Ends, int? RoomId)
{
    /// <summary>The title of its step.</summary>
    internal StepTitle ToTitle(Talk talk, string? room) =>
        Starts is null
            ? new(StepDeed.TakenOff, talk.Title)
            : new(StepDeed.Moved, talk.Title)
            {
                Starts = Starts,
                Ends = Ends,
                Target = room,
            };
}

/// <summary>Puts talks into the grid.</summary>
public sealed class PlaceTalk(ConferenceDb db)
{
    /// <summary>Puts a talk at a time and into a room; without a time it keeps its room.</summary>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="RuleBrokenException">
    /// The talk or the room is not there any more, someone else changed the talk, or the time cannot be.
    /// </exception>
    public async Task<string> Place(Event conference, TalkPlace place)
    {
        await using var write = await db.BeginWrite();
        var talk = await db.Talks.FirstOrDefaultAsync(t => t.EventId == conference.Id && t.Id == place.TalkId)
            ?? throw new RuleBrokenException("This talk was deleted meanwhile. Nothing was moved.");
        if (talk.Version != place.Version)
            throw new RuleBrokenException(
                $"Someone else changed “{talk.Title}” at this moment. Nothing was moved: look at it and move it again."
            );

        var room = place.RoomId is null
            ? null
            : await db.Rooms.FirstOrDefaultAsync(r => r.EventId == conference.Id && r.Id == place.RoomId)
                ?? throw new RuleBrokenException("This room was deleted meanwhile. Nothing was moved.");
        if (place.Starts is null)
            talk.Unschedule();
        else
            Move(conference, talk, place, room);
        var title = place.ToTitle(talk, room?.Name);
        using (db.NameStep(title))
            await db.SaveChangesAsync();
        // The public sees what is published.
        await write.CommitUnseen();
        return title.Words;
    }

    // Whoever gives a talk its first time puts it on the agenda; a proposal that has one is only moved.
    static void Move(Event conference, Talk talk, TalkPlace place, Room? room)
    {
        foreach (var skipped in new[] { place.Starts, place.Ends }.OfType<DateTime>().Where(conference.IsSkipped))
            throw new RuleBrokenException(InWords($"Clocks go forward that night: there is no {skipped:HH:mm}. Nothing was moved."));

        var isFirstTime = talk.Starts is null;
        talk.Schedule(place.Starts, place.Ends);
        talk.RoomId = room?.Id;
        if (isFirstTime)
            talk.Decide(TalkState.Scheduled);
    }
}
