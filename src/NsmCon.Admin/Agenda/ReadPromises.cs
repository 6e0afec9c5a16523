using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Agenda;

/// <summary>Reads which sponsorships of an event promise a talk, in one query.</summary>
public sealed class ReadPromises(ConferenceDb db)
{
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
}
