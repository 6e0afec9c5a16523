using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>Mails a ticket once more.</summary>
public sealed class SendTicket(ConferenceDb db, TimeProvider clock)
{
    /// <summary>To an address, if a person with it is expected at the event, and the ticket is neither on its way already nor was mailed too often; nothing happens otherwise.</summary>
    public async Task To(Event conference, string email)
    {
        var key = EmailAddress.KeyOf(email);
        var now = clock.GetUtcNow().UtcDateTime;
        var (claimedSince, since) = (now - OutgoingMail.StuckAfter, now - Registration.TicketMailsWithin);
        var registration = await db.Registrations.Expected().AsNoTracking().FirstOrDefaultAsync(r =>
            r.EventId == conference.Id && r.EmailKey == key
            && !db.OutgoingMails.Any(mail => mail.RegistrationId == r.Id && TicketMails.WithTicket.Contains(mail.Template)
                && (mail.State == MailState.Waiting || (mail.State == MailState.Sending && mail.ClaimedAt >= claimedSince)))
            && db.OutgoingMails.Count(mail => mail.RegistrationId == r.Id && TicketMails.WithTicket.Contains(mail.Template) && mail.CreatedAt > since) < Registration.MostTicketMails);
        if (registration is not null) await Of(conference, registration);
    }

    /// <summary>To the person of a registration.</summary>
    public async Task Of(Event conference, Registration registration)
    {
        db.OutgoingMails.Add(TicketMail.To(registration, conference, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    }

    /// <summary>To the address that a registration has now. Another was wrong: what still waits would go to a stranger.</summary>
    public async Task ToNewAddress(Event conference, Registration registration)
    {
        await db.TakeBackTicketMails(registration.Id);
        await Of(conference, registration);
    }

    /// <summary>A mail about a registration, to its person; not saved yet.</summary>
    public static OutgoingMail Mail(string template, string subject, Registration registration, DateTime now) => new(template, registration.Email, subject, now)
    {
        EventId = registration.EventId,
        RegistrationId = registration.Id,
        ToName = registration.Name,
    };
}
