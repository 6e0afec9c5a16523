using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>
/// The places of registrations: from which limits they are taken, and how they
/// move. The registration desk has its own statements for the same.
/// </summary>
public static class RegistrationPlaces
{
    /// <summary>The limits that a ticket type draws on. Until the transaction ends they stay so: whoever changes them waits.</summary>
    internal static async Task<List<int>> LockLimits(this ConferenceDb db, int ticketTypeId)
    {
        await db.Lock<TicketType>(ticketTypeId);
        return await db.TicketTypeLimits.Where(limit => limit.TicketTypeId == ticketTypeId).Select(limit => limit.QuotaId).ToListAsync();
    }

    /// <summary>
    /// For staff: that no place is left for a ticket type, and in which of its limits, if it has several. In a moment it may be otherwise.
    /// </summary>
    public static async Task<string> DescribeFull(this ConferenceDb db, int ticketTypeId)
    {
        var name = await db.TicketTypes.Where(type => type.Id == ticketTypeId).Select(type => type.Name).SingleAsync();
        var limits = await db
            .TicketTypeLimits.Where(limit => limit.TicketTypeId == ticketTypeId)
            .OrderBy(limit => limit.Quota!.Name)
            .Select(limit => new
            {
                limit.QuotaId,
                limit.Quota!.Name,
                Left = limit.Quota.Size - limit.Quota.Taken,
            })
            .ToListAsync();
        // What this attempt took before it came to the full one is given up with it.
        var given = db
            .ChangeTracker.Entries<Allocation>()
            .Where(entry => entry.State == EntityState.Added)
            .Select(entry => entry.Entity.QuotaId)
            .ToHashSet();
        var full = limits.FindAll(limit => limit.Left <= 0 && !given.Contains(limit.QuotaId)).ConvertAll(limit => limit.Name);
        return limits.Count > 1 && full.Count > 0
            ? $"No place is left for {name} (full: {string.Join(", ", full)})."
            : $"No place is left for {name}.";
    }

    /// <summary>
    /// Lets a registration hold a place of each of these limits and of no other: takes what is missing and releases what it took
    /// elsewhere, whatever its ticket type says today. Save the registration afterwards: at the desk, too, the limits come first.
    /// </summary>
    /// <returns>False when a limit has none left: then give the transaction up.</returns>
    internal static async Task<bool> TryHold(
        this ConferenceDb db,
        Registration registration,
        IReadOnlyCollection<int> quotaIds,
        DateTime now
    )
    {
        var held = await db
            .Allocations.AsNoTracking()
            .Open()
            .Where(allocation => allocation.RegistrationId == registration.Id)
            .ToListAsync();
        foreach (var quotaId in held.Select(allocation => allocation.QuotaId).Union(quotaIds).Order())
        {
            var mine = held.Find(allocation => allocation.QuotaId == quotaId);
            if (mine is null && !await db.TryTake(quotaId, registration.Allocations, now))
                return false;
            if (mine is not null && !quotaIds.Contains(quotaId))
                await db.Release(mine, now);
        }

        return true;
    }
}
