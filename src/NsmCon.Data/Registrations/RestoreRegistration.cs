using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>Brings a canceled registration back, with its codes, while a place is left.</summary>
public class RestoreRegistration(ConferenceDb db)
{
    /// <summary>Restores and saves, with whatever else was added.</summary>
    /// <exception cref="RuleBrokenException">It is not canceled, no place is left, or its address has another place by now.</exception>
    public async Task Restore(Registration registration)
    {
        registration.Restore();

        await using var write = await db.BeginWrite();
        var type = await db.TicketTypes.Where(type => type.Id == registration.TicketTypeId).Select(type => new { type.QuotaId, type.Name }).SingleAsync();
        if (!await db.TryTake(type.QuotaId))
            throw new RuleBrokenException($"No place is left for {type.Name}. Raise the limit in the settings, or cancel someone else, then bring {registration.Name} back.");

        await db.SaveOrRefuse($"{registration.Email} was registered again in the meantime: that registration holds the place.");
        await write.CommitUnseen();
    }
}
