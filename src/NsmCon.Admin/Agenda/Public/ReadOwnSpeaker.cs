using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda.Public;

/// <summary>Reads what a speaker's own page shows.</summary>
public sealed class ReadOwnSpeaker(ConferenceDb db, PublishedAgendas published, TimeProvider clock)
{
    /// <param name="conference">The event.</param>
    /// <param name="speaker">The speaker.</param>
    /// <param name="form">What they typed; null for what is saved.</param>
    public async Task<OwnSpeakerPage> Page(Event conference, Speaker speaker, OwnSpeakerForm? form = null)
    {
        var own = await db
            .Talks.AsNoTracking()
            .Where(talk =>
                talk.EventId == conference.Id && talk.State != TalkState.Withdrawn && talk.Speakers.Any(row => row.SpeakerId == speaker.Id)
            )
            .OrderBy(talk => talk.Starts == null)
            .ThenBy(talk => talk.Starts)
            .ThenBy(talk => talk.Id)
            .Select(talk => new { talk.Id, talk.Title })
            .ToListAsync();
        // That they speak is theirs to know at once; when and where is known once it is published.
        var timed = (await published.Latest(db, conference.Id))
            ?.Agenda.Talks.Where(talk => talk.Starts is not null)
            .ToDictionary(talk => talk.Id)
            ?? [];
        var talks = own.ConvertAll(talk => new OwnTalk(talk.Id, talk.Title, timed.GetValueOrDefault(talk.Id)));
        return new OwnSpeakerPage(conference, speaker, talks, form ?? OwnSpeakerForm.FromSpeaker(speaker), clock.GetUtcNow().UtcDateTime);
    }
}
