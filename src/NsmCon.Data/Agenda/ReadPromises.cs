using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Agenda;

/// <summary>Reads which sponsorships of an event promise a talk.</summary>
public sealed class ReadPromises(ConferenceDb db)
{
    /// <summary>All of them, in one query.</summary>
    public async Task<IReadOnlyList<AgendaPromise>> Read(Event conference)
    {
        var promised = await (
            from sponsorship in db.Sponsorships.Standing()
            where sponsorship.EventId == conference.Id
            from benefit in sponsorship.Benefits
            orderby sponsorship.Sponsor!.Name, sponsorship.Id, benefit.Position
            select new AgendaPromise(sponsorship.Id, sponsorship.Sponsor!.Name, benefit.Text)
        ).ToListAsync();
        return [.. promised.Where(promise => AgendaPromise.IsTalk(promise.Benefit)).DistinctBy(promise => promise.SponsorshipId)];
    }

    /// <summary>Those for which no talk is scheduled, in two queries.</summary>
    public async Task<IReadOnlyList<AgendaPromise>> Unkept(Event conference)
    {
        var promises = await Read(conference);
        if (promises.Count == 0)
            return [];

        return AgendaPromise.Unkept(
            promises,
            await db
                .Talks.Where(talk =>
                    talk.EventId == conference.Id && talk.SponsorshipId != null && talk.State == TalkState.Scheduled && talk.Starts != null
                )
                .Select(talk => talk.SponsorshipId!.Value)
                .ToListAsync()
        );
    }
}
