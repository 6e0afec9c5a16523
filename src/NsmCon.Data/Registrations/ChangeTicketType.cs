using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>Lets a person come as something else: the place moves to the other type's quota, together and exactly once.</summary>
public class ChangeTicketType(ConferenceDb db)
{
    /// <summary>Changes and saves, with whatever else was changed of the registration.</summary>
    /// <exception cref="RuleBrokenException">No place is left for the other type, or that type is of another event.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the registration in the meantime.</exception>
    public async Task Change(Registration registration, TicketType to)
    {
        if (to.EventId != registration.EventId) throw new RuleBrokenException($"{to.Name} belongs to another event.");

        await using var write = await db.BeginWrite();
        var from = await db.TicketTypes.Where(type => type.Id == registration.TicketTypeId).Select(type => type.QuotaId).SingleAsync();
        if (from != to.QuotaId) await Take(to, from);
        registration.TicketTypeId = to.Id;
        await db.SaveChangesAsync();
        if (from != to.QuotaId) await db.Release(from);
        await write.CommitUnseen();
    }

    // Both rows are locked in the order of their keys, as at the desk, so that no two writers wait for each other in a circle.
    async Task Take(TicketType to, int from)
    {
        foreach (var quotaId in new[] { from, to.QuotaId }.Order())
            if (!await db.TryTake(quotaId, quotaId == to.QuotaId ? 1 : 0))
                throw new RuleBrokenException($"No place is left for {to.Name}.");
    }
}
