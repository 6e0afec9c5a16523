using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>The limits that ticket types draw on: how many places there are. Those of packages are changed with their package.</summary>
public static class TicketLimitQueries
{
    /// <summary>Those of an event, also such that no type draws on yet.</summary>
    public static IQueryable<Quota> TicketLimits(this ConferenceDb db, int eventId) =>
        db.Quotas.Where(quota => quota.EventId == eventId && !db.Packages.Any(package => package.QuotaId == quota.Id));

    /// <summary>The one of a key, which stays as it is until the transaction ends: who takes a place meanwhile waits.</summary>
    internal static async Task<Quota> LockTicketLimit(this ConferenceDb db, int eventId, int id)
    {
        await db.Lock<Event>(eventId);
        await db.Lock<Quota>(id);
        return await db.TicketLimits(eventId).FirstOrDefaultAsync(quota => quota.Id == id)
            ?? throw new RuleBrokenException("This limit was deleted.");
    }
}
