using Microsoft.EntityFrameworkCore;
using NsmCon.Data;

namespace NsmCon.Admin.Events.Public;

/// <summary>Reads an event's agenda.</summary>
public sealed class ReadAgenda(ConferenceDb db)
{
    /// <summary>The talks in order, by two flat queries: a nested projection would read every talk of every event.</summary>
    public async Task<List<AgendaRow>> Of(int eventId)
    {
        var talks = await db.Talks.AsNoTracking().Where(talk => talk.EventId == eventId)
            .OrderBy(talk => talk.Starts == null).ThenBy(talk => talk.Starts).ThenBy(talk => talk.Position)
            .Select(talk => new AgendaRow(
                talk.Id, talk.Title, talk.Kind, talk.Starts, talk.Ends, talk.Room == null ? null : talk.Room.Name, talk.Abstract, talk.SlidesUrl, talk.VideoUrl, talk.Version))
            .ToListAsync();
        var speakers = (await (
            from talk in db.Talks
            where talk.EventId == eventId
            join named in db.TalkSpeakers on talk.Id equals named.TalkId
            join speaker in db.Speakers on named.SpeakerId equals speaker.Id
            orderby named.TalkId, named.Position
            select new SpeakerRow(
                named.TalkId, speaker.Id, speaker.Name, speaker.JobTitle, speaker.Company, speaker.Bio, speaker.ImagePath, speaker.GitHub, speaker.Twitter, speaker.LinkedIn))
            .ToListAsync()).ToLookup(speaker => speaker.TalkId);
        return talks.ConvertAll(talk => talk with { Speakers = [.. speakers[talk.Id]] });
    }
}
