using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>The places of registrations: from which limits they are taken, and how they move. The registration desk has its own statements for the same.</summary>
public static class RegistrationPlaces
{
    /// <summary>The limits that a ticket type draws on. Until the transaction ends they stay so: whoever changes them waits.</summary>
    internal static async Task<List<int>> LockLimits(this ConferenceDb db, int ticketTypeId)
    {
        await db.LockTicketType(ticketTypeId);
        return await db.TicketTypes.Where(type => type.Id == ticketTypeId).Select(type => type.QuotaId).ToListAsync();
    }

    /// <summary>
    /// Lets a registration hold a place of each of these limits and of no other: takes what is missing and releases what it took elsewhere, whatever its
    /// ticket type says today. Save the registration afterwards: at the desk, too, the limits come first.
    /// </summary>
    /// <returns>False when a limit has none left: then give the transaction up.</returns>
    internal static async Task<bool> TryHold(this ConferenceDb db, Registration registration, IReadOnlyCollection<int> quotaIds, DateTime now)
    {
        var held = await db.Allocations.AsNoTracking().Open().Where(allocation => allocation.RegistrationId == registration.Id).ToListAsync();
        foreach (var quotaId in held.Select(allocation => allocation.QuotaId).Union(quotaIds).Order())
        {
            var mine = held.Find(allocation => allocation.QuotaId == quotaId);
            if (mine is null && !await db.TryTake(quotaId, registration.Allocations, now)) return false;
            if (mine is not null && !quotaIds.Contains(quotaId)) await db.Release(mine, now);
        }

        return true;
    }

    /// <summary>Until the transaction ends, nobody else registers as this type, and nobody changes it.</summary>
    public static Task LockTicketType(this ConferenceDb db, int ticketTypeId) =>
        db.TicketTypes.Where(type => type.Id == ticketTypeId).ExecuteUpdateAsync(set => set.SetProperty(type => type.Position, type => type.Position));
}
