using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Agenda;

/// <summary>Reads which sponsorships of an event promise a talk.</summary>
public sealed class ReadPromises(ConferenceDb db)
{
    /// <summary>All of them, in one query.</summary>
    public async Task<IReadOnlyList<AgendaPromise>> Of(Event conference)
    {
        var standing = await db.Sponsorships.Standing().Where(sponsorship => sponsorship.EventId == conference.Id)
            .OrderBy(sponsorship => sponsorship.Sponsor!.Name).ThenBy(sponsorship => sponsorship.Id)
            .Select(sponsorship => new { sponsorship.Id, sponsorship.Sponsor!.Name, sponsorship.Benefits }).ToListAsync();
        return [.. from sponsorship in standing
                   let benefit = sponsorship.Benefits.Find(benefit => AgendaPromise.IsTalk(benefit.Text))
                   where benefit is not null
                   select new AgendaPromise(sponsorship.Id, sponsorship.Name, benefit.Text)];
    }

    /// <summary>Those for which no talk is scheduled, in two queries.</summary>
    public async Task<IReadOnlyList<AgendaPromise>> Unkept(Event conference)
    {
        var promises = await Of(conference);
        if (promises.Count == 0) return [];

        return AgendaPromise.Unkept(promises, await db.Talks
            .Where(talk => talk.EventId == conference.Id && talk.SponsorshipId != null && talk.State == TalkState.Scheduled && talk.Starts != null)
            .Select(talk => talk.SponsorshipId!.Value).ToListAsync());
    }
}
