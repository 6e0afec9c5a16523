using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>Saves a talk with its speakers, together or not at all.</summary>
public sealed class SaveTalk(ConferenceDb db)
{
    /// <summary>Puts the form into the talk, which is loaded with its speakers, and saves.</summary>
    /// <exception cref="RuleBrokenException">The room or a speaker is not there any more, or who shall be new is there already.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the talk in the meantime.</exception>
    public async Task Save(Talk talk, TalkForm form)
    {
        await using var write = await db.BeginWrite();
        if (form.RoomId is not null && !await db.Rooms.AnyAsync(room => room.EventId == talk.EventId && room.Id == form.RoomId))
            throw new RuleBrokenException("This room no longer exists. Choose another one.");
        if (form.TrackId is not null && !await db.Tracks.AnyAsync(track => track.EventId == talk.EventId && track.Id == form.TrackId))
            throw new RuleBrokenException("This track no longer exists. Choose another one.");
        if (
            form.SponsorshipId is not null
            && !await db.Sponsorships.AnyAsync(sponsorship => sponsorship.EventId == talk.EventId && sponsorship.Id == form.SponsorshipId)
        )
            throw new RuleBrokenException("This sponsorship no longer exists. Choose another one.");

        var speakers = await Speakers(talk.EventId, form);
        form.ApplyTo(talk);
        using var step = db.NameStep($"{(talk.Id == 0 ? "Added" : "Changed")} {talk.Title}");
        talk.SetSpeakers(speakers);
        if (talk.Id == 0)
            await Add(talk);
        await db.SaveOrRefuse("The room or a speaker was deleted at this moment. Choose again, and save once more.");
        // The public sees what is published.
        await write.CommitUnseen();
    }

    async Task Add(Talk talk)
    {
        talk.Position = await db.Talks.Where(other => other.EventId == talk.EventId).MaxAsync(other => (int?)other.Position) + 1 ?? 0;
        db.Talks.Add(talk);
    }

    async Task<List<Speaker>> Speakers(int eventId, TalkForm form)
    {
        var ids = form.ChosenSpeakers.ToList();
        var found = await db
            .Speakers.Where(speaker => speaker.EventId == eventId && ids.Contains(speaker.Id))
            .ToDictionaryAsync(speaker => speaker.Id);
        if (found.Count < ids.Count)
            throw new RuleBrokenException("A speaker you chose no longer exists. Choose again.");

        var speakers = ids.ConvertAll(id => found[id]);
        if (!string.IsNullOrWhiteSpace(form.NewSpeaker))
            speakers.Add(await New(eventId, form.NewSpeaker.Trim()));
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
