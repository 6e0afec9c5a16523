using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Agenda;

/// <summary>Saves a talk with its speakers, together or not at all.</summary>
public sealed class SaveTalk(ConferenceDb db)
{
    /// <summary>Changes the talk, which is loaded with its speakers, or adds it where it is new, and saves.</summary>
    /// <exception cref="RuleBrokenException">
    /// The event's clock never shows the time, the room or a speaker is not there any more, or who shall be new is there already.
    /// </exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the talk in the meantime.</exception>
    public async Task Save(Talk talk, TalkDetails details)
    {
        await using var write = await db.BeginWrite();
        await RefuseSkippedTimes(talk.EventId, details);
        if (details.RoomId is not null && !await db.Rooms.AnyAsync(room => room.EventId == talk.EventId && room.Id == details.RoomId))
            throw new RuleBrokenException("This room no longer exists. Choose another one.");
        if (details.TrackId is not null && !await db.Tracks.AnyAsync(track => track.EventId == talk.EventId && track.Id == details.TrackId))
            throw new RuleBrokenException("This track no longer exists. Choose another one.");
        if (
            details.SponsorshipId is not null
            && !await db.Sponsorships.AnyAsync(sponsorship =>
                sponsorship.EventId == talk.EventId && sponsorship.Id == details.SponsorshipId
            )
        )
            throw new RuleBrokenException("This sponsorship no longer exists. Choose another one.");

        var speakers = await Speakers(talk.EventId, details);
        talk.Change(details);
        using var step = db.NameStep(new StepTitle(talk.Id == 0 ? StepDeed.Added : StepDeed.Changed, talk.Title));
        talk.SetSpeakers(speakers);
        if (talk.Id == 0)
        {
            talk.Position = await db.NextPosition(talk.EventId);
            db.Talks.Add(talk);
        }

        await db.SaveOrRefuse("The room or a speaker was deleted at this moment. Choose again, and save once more.");
        // The public sees what is published.
        await write.CommitUnseen();
    }

    async Task RefuseSkippedTimes(int eventId, TalkDetails details)
    {
        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId);
        foreach (var (time, field) in new[] { (details.Starts, nameof(details.Starts)), (details.Ends, nameof(details.Ends)) })
            if (time is { } local && conference.IsSkipped(local))
                throw new RuleBrokenException(
                    InWords(
                        $"Clocks go forward that night: on {local:MMMM d} there is no {local:HH:mm} in {conference.TimeZone}. Choose another time."
                    )
                )
                {
                    About = field,
                };
    }

    async Task<List<Speaker>> Speakers(int eventId, TalkDetails details)
    {
        var ids = details.SpeakerIds;
        var found = await db
            .Speakers.Where(speaker => speaker.EventId == eventId && ids.Contains(speaker.Id))
            .ToDictionaryAsync(speaker => speaker.Id);
        if (found.Count < ids.Count)
            throw new RuleBrokenException("A speaker you chose no longer exists. Choose again.");

        var speakers = ids.Select(id => found[id]).ToList();
        if (details.NewSpeaker.Length > 0)
            speakers.Add(await New(eventId, details.NewSpeaker));
        return speakers;
    }

    async Task<Speaker> New(int eventId, string name)
    {
        var names = await db.Speakers.Where(speaker => speaker.EventId == eventId).Select(speaker => speaker.Name).ToListAsync();
        if (names.Find(there => SearchText.Normalize(there) == SearchText.Normalize(name)) is { } known)
            throw new RuleBrokenException($"{known} is a speaker already: choose the name from the list.");

        var speaker = new Speaker { EventId = eventId, Name = name };
        db.Speakers.Add(speaker);
        return speaker;
    }
}

static class TalkPositions
{
    /// <summary>The place after all talks of an event.</summary>
    public static async Task<int> NextPosition(this ConferenceDb db, int eventId) =>
        await db.Talks.Where(talk => talk.EventId == eventId).MaxAsync(talk => (int?)talk.Position) + 1 ?? 0;
}
