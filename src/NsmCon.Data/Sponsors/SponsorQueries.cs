using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Sponsors;

/// <summary>Conditions on sponsorships that have a name.</summary>
public static class SponsorQueries
{
    /// <summary>Those that stand: not cancelled.</summary>
    public static IQueryable<Sponsorship> Standing(this IQueryable<Sponsorship> sponsorships) =>
        sponsorships.Where(sponsorship => sponsorship.CancelledAt == null);

    /// <summary>
    /// Counts in a limit those who took a package of it before there was one: as soon as a package draws on it, they hold what they have.
    /// False, with nothing changed, when they are more than it allows.
    /// </summary>
    public static async Task<bool> TryCountStanding(this ConferenceDb db, int quotaId, DateTime now)
    {
        var uncounted = await db
            .Sponsorships.Standing()
            .Where(s =>
                s.Package!.QuotaId == quotaId
                && !s.Allocations.Any(allocation => allocation.QuotaId == quotaId && allocation.ReleasedAt == null)
            )
            .Select(s => new { s.Id, s.EventId })
            .ToListAsync();
        if (!await db.TryCount(quotaId, uncounted.Count))
            return false;

        db.Allocations.AddRange(
            uncounted.Select(s => new Allocation
            {
                EventId = s.EventId,
                QuotaId = quotaId,
                SponsorshipId = s.Id,
                TakenAt = now,
            })
        );
        await db.SaveChangesAsync();
        return true;
    }
}
