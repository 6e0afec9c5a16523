using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Registrations;

/// <summary>Conditions on registrations that have a name, and what is done about their mails.</summary>
public static class RegistrationQueries
{
    /// <summary>Those who are expected at the event: not cancelled.</summary>
    public static IQueryable<Registration> Expected(this IQueryable<Registration> registrations) =>
        registrations.Where(registration => registration.CancelledAt == null);

    /// <summary>Takes back the mails with a registration's ticket that did not go out yet.</summary>
    public static Task TakeBackTicketMails(this ConferenceDb db, int registrationId) => db.OutgoingMails
        .Where(mail => mail.RegistrationId == registrationId && mail.Template == "ticket" && mail.State == MailState.Waiting).ExecuteDeleteAsync();
}
