using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>Deletes a ticket type that nobody registered as.</summary>
public sealed class DeleteTicketType(ConferenceDb db)
{
    /// <summary>Deletes and saves.</summary>
    /// <exception cref="RuleBrokenException">Someone registered as it.</exception>
    public async Task Delete(TicketType type)
    {
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(type.EventId);
        await db.Lock<TicketType>(type.Id);
        db.TicketTypes.Remove(type);
        await db.SaveOrRefuse($"Someone registered as {type.Name}: it cannot be deleted. Take it off the public form instead.");
        await write.Commit();
    }
}
