using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>Deletes a ticket type that nobody registered as.</summary>
public sealed class DeleteTicketType(ConferenceDb db)
{
    /// <summary>Deletes and saves.</summary>
    /// <returns>What it was called; null if it is not there any more.</returns>
    /// <exception cref="RuleBrokenException">Someone registered as it.</exception>
    public async Task<string?> Delete(int eventId, int id)
    {
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(eventId);
        await db.Lock<TicketType>(id);
        if (
            await db.TicketTypes.Include(type => type.Limits).FirstOrDefaultAsync(type => type.EventId == eventId && type.Id == id)
            is not { } type
        )
            return null;

        db.TicketTypes.Remove(type);
        await db.SaveOrRefuse($"Someone registered as {type.Name}: it cannot be deleted. Take it off the public form instead.");
        await write.Commit();
        return type.Name;
    }
}
