using NsmCon.Data.Mail;
using NsmCon.Data.Releases;

namespace NsmCon.Data.Registrations;

/// <summary>
/// The mails about a registration, each added to what is saved next. What they
/// say is made when they are sent, by the name of their template.
/// </summary>
static class RegistrationMails
{
    /// <summary>The ticket, to the address that the registration has now.</summary>
    public static async Task AddTicketMail(this ConferenceDb db, Registration registration, DateTime now) =>
        db.Add(registration, TicketMails.Ticket, registration.Email, TicketMails.Subject(await db.PublicTitle(registration.EventId)), now);

    /// <summary>The ticket, to an address that is corrected. The other was wrong: what still waits would go to a stranger.</summary>
    public static async Task MoveTicketMail(this ConferenceDb db, Registration registration, DateTime now)
    {
        await db.TakeBackTicketMails(registration.Id);
        await db.AddTicketMail(registration, now);
    }

    /// <summary>That it was canceled. A ticket that was not mailed yet is of no use any more.</summary>
    public static async Task AddCancellationMail(this ConferenceDb db, Registration registration, DateTime now)
    {
        await db.TakeBackTicketMails(registration.Id);
        db.Add(
            registration,
            TicketMails.Canceled,
            registration.Email,
            $"Your registration for {await db.PublicTitle(registration.EventId)} is canceled",
            now
        );
    }

    /// <summary>The link that moves the ticket, to the address that it proves.</summary>
    public static async Task AddNewAddressMail(this ConferenceDb db, Registration registration, string address, DateTime now) =>
        db.Add(
            registration,
            TicketMails.NewAddress,
            address,
            $"Confirm your address for {await db.PublicTitle(registration.EventId)}",
            now
        );

    static void Add(this ConferenceDb db, Registration registration, string template, string to, string subject, DateTime now) =>
        db.OutgoingMails.Add(
            new OutgoingMail(template, to, subject, now)
            {
                EventId = registration.EventId,
                RegistrationId = registration.Id,
                ToName = registration.Name,
            }
        );
}
