namespace NsmCon.Data.Registrations;

/// <summary>Brings a canceled registration back, with its codes, while a place is left, and mails the ticket again.</summary>
public class RestoreRegistration(ConferenceDb db)
{
    /// <summary>Restores and saves.</summary>
    /// <exception cref="RuleBrokenException">It is not canceled, no place is left, or its address has another place by now.</exception>
    public async Task Restore(Registration registration, DateTime now)
    {
        registration.Restore();

        await using var write = await db.BeginWrite();
        if (!await db.TryHold(registration, await db.LockLimits(registration.TicketTypeId), now))
            throw new RuleBrokenException(
                $"{await db.DescribeFull(registration.TicketTypeId)} Raise the limit in the settings, or cancel someone else, "
                    + $"then bring {registration.Name} back."
            );

        await db.SaveOrRefuse($"{registration.Email} was registered again in the meantime: that registration holds the place.");
        await db.AddTicketMail(registration, now);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
