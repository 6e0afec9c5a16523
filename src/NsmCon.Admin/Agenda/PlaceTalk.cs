using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>Puts talks and breaks into the grid.</summary>
public sealed class PlaceTalk(ConferenceDb db)
{
    /// <summary>Puts a talk at a time and into a room; without a time it keeps its room.</summary>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="RuleBrokenException">
    /// The talk or the room is not there any more, someone else changed the talk, or the time cannot be.
    /// </exception>
    public async Task<string> Place(Event conference, PlaceForm form)
    {
        await using var write = await db.BeginWrite();
        var talk = await db.Talks.FirstOrDefaultAsync(t => t.EventId == conference.Id && t.Id == form.Id)
            ?? throw new RuleBrokenException("This talk was deleted meanwhile. Nothing was moved.");
        if (talk.Version != form.Version)
            throw new RuleBrokenException(
                $"Someone else changed “{talk.Title}” at this moment. Nothing was moved: look at it and move it again."
            );

        var room = form.RoomId is null
            ? null
            : await db.Rooms.FirstOrDefaultAsync(r => r.EventId == conference.Id && r.Id == form.RoomId)
                ?? throw new RuleBrokenException("This room was deleted meanwhile. Nothing was moved.");
        if (form.Starts is null)
            talk.Unschedule();
        else
            Move(conference, talk, form, room);
        var title = form.Describe(talk, room?.Name);
        using (db.NameStep(title))
            await db.SaveChangesAsync();
        // The public sees what is published.
        await write.CommitUnseen();
        return title;
    }

    // Whoever gives a talk its first time puts it on the agenda; a proposal that has one is only moved.
    static void Move(Event conference, Talk talk, PlaceForm form, Room? room)
    {
        foreach (var skipped in new[] { form.Starts, form.Ends }.OfType<DateTime>().Where(conference.IsSkipped))
            throw new RuleBrokenException($"Clocks go forward that night: there is no {skipped:HH:mm}. Nothing was moved.");

        var isFirstTime = talk.Starts is null;
        talk.Schedule(form.Starts, form.Ends);
        talk.RoomId = room?.Id;
        if (isFirstTime)
            talk.Decide(TalkState.Scheduled);
    }

    /// <summary>Adds a break across all rooms.</summary>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="RuleBrokenException">Something is missing, or cannot be.</exception>
    public async Task<string> Break(Event conference, BreakForm form)
    {
        await using var write = await db.BeginWrite();
        var position = await db.Talks.Where(talk => talk.EventId == conference.Id).MaxAsync(talk => (int?)talk.Position) + 1 ?? 0;
        var pause = form.ToTalk(conference.Id, position);
        db.Talks.Add(pause);
        var title = $"Added {pause.Title} at {pause.Starts:HH:mm} across all rooms";
        using (db.NameStep(title))
            await db.SaveChangesAsync();
        await write.CommitUnseen();
        return title;
    }
}
