using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Registrations;

/// <summary>Lets a person come as something else: the place moves to the limit of the other type, together and exactly once.</summary>
public class ChangeTicketType(ConferenceDb db)
{
    /// <summary>Changes and saves, with whatever else was changed of the registration.</summary>
    /// <exception cref="RuleBrokenException">No place is left for the other type, or that type is of another event.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the registration in the meantime.</exception>
    public async Task Change(Registration registration, TicketType to, DateTime now)
    {
        var isOther = registration.TicketTypeId != to.Id;
        registration.ChangeType(to);

        await using var write = await db.BeginWrite();
        if (isOther && !await db.TryHold(registration, await db.LockLimits(to.Id), now))
            throw new RuleBrokenException(await db.DescribeFull(to.Id));

        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
