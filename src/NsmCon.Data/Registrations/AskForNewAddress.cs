using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Registrations;

/// <summary>
/// Mails a link to the address that a ticket should move to. The address stays as
/// it is until the link is opened: nobody's ticket goes where nobody reads it.
/// </summary>
public sealed class AskForNewAddress(ConferenceDb db)
{
    const string TooOften = "Several links were mailed in the last hour. Look for them, also in the spam folder, or try again later.";

    /// <summary>Adds the mail and saves.</summary>
    /// <exception cref="RuleBrokenException">That was asked for too often: nobody's mailbox is filled by others.</exception>
    public async Task Ask(Registration registration, string address, DateTime now)
    {
        if (await WasAskedTooOften(registration.Id, now - Registration.TicketMailsWithin))
            throw new RuleBrokenException(TooOften);

        await db.AddNewAddressMail(registration, address, now);
        await db.SaveChangesAsync();
    }

    Task<bool> WasAskedTooOften(int registrationId, DateTime since) =>
        db
            .OutgoingMails.Where(mail =>
                mail.RegistrationId == registrationId && mail.Template == TicketMails.NewAddress && mail.CreatedAt > since
            )
            .Skip(Registration.MostTicketMails - 1)
            .AnyAsync();
}
