using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Registrations;

/// <summary>Mails a ticket once more.</summary>
public sealed class SendTicket(ConferenceDb db)
{
    /// <summary>To the person of a registration.</summary>
    /// <exception cref="RuleBrokenException">It was canceled.</exception>
    public async Task Send(Registration registration, DateTime now)
    {
        if (registration.CancelledAt is not null)
            throw new RuleBrokenException($"{registration.Name}'s registration was canceled: there is no ticket to mail.");

        await db.AddTicketMail(registration, now);
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// To an address, if a person with it is expected at the event, and the ticket is neither on its way
    /// already nor was mailed too often; nothing happens otherwise. Whoever asks knows nothing but the address.
    /// </summary>
    public async Task SendTo(int eventId, string email, DateTime now)
    {
        var key = EmailAddress.KeyOf(email);
        var claimedSince = now - OutgoingMail.StuckAfter;
        var since = now - Registration.TicketMailsWithin;
        var registration = await db
            .Registrations.Expected()
            .AsNoTracking()
            .FirstOrDefaultAsync(r =>
                r.EventId == eventId
                && r.EmailKey == key
                && !db.OutgoingMails.Any(mail =>
                    mail.RegistrationId == r.Id
                    && TicketMails.WithTicket.Contains(mail.Template)
                    && (mail.State == MailState.Waiting || (mail.State == MailState.Sending && mail.ClaimedAt >= claimedSince))
                )
                && db.OutgoingMails.Count(mail =>
                    mail.RegistrationId == r.Id && TicketMails.WithTicket.Contains(mail.Template) && mail.CreatedAt > since
                ) < Registration.MostTicketMails
            );
        if (registration is not null)
            await Send(registration, now);
    }
}
