using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Registrations;

/// <summary>Corrects a registration. Where its address is another, the ticket goes there with new codes.</summary>
public sealed class EditRegistration(ConferenceDb db)
{
    /// <summary>Corrects and saves.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="details">How it is from now on.</param>
    /// <param name="type">What the person comes as from now on.</param>
    /// <param name="version">The <see cref="Registration.Version"/> that whoever corrects it has seen.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="AddressTakenException">The address has another place at this event.</exception>
    /// <exception cref="RuleBrokenException">It was canceled, no place is left for the type, or that is of another event.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed it since that version.</exception>
    public async Task Edit(Registration registration, RegistrationDetails details, TicketType type, int version, DateTime now)
    {
        db.Entry(registration).Property(r => r.Version).OriginalValue = version;
        var addressBefore = registration.EmailKey;
        registration.Edit(details.Name, details.Company, details.DietaryNeeds);
        registration.CorrectEmail(details.Email, now);

        await using var write = await db.BeginWrite();
        await Save(registration, type, now);
        if (registration.EmailKey != addressBefore)
        {
            await db.MoveTicketMail(registration, now);
            await db.SaveChangesAsync();
        }

        await write.CommitUnseen();
    }

    async Task Save(Registration registration, TicketType type, DateTime now)
    {
        try
        {
            await new ChangeTicketType(db).Change(registration, type, now);
        }
        catch (DbUpdateException fault) when (fault.IsRefusedByDatabase())
        {
            throw new AddressTakenException(registration.Email);
        }
    }
}
