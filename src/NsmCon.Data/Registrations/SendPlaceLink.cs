using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Registrations;

/// <summary>Mails the link that proves a mailbox and takes a place.</summary>
public sealed class SendPlaceLink(ConferenceDb db)
{
    /// <summary>To the address that was given, unless others had that done too often: nobody's mailbox is filled by strangers.</summary>
    /// <param name="asked">What was asked of the desk.</param>
    /// <param name="link">The link, which is kept in the mail alone.</param>
    /// <param name="now">The moment.</param>
    public async Task Send(DeskRequest asked, string link, DateTime now)
    {
        if (await WasSentTooOften(asked, now))
            return;

        db.OutgoingMails.Add(
            new OutgoingMail(TicketMails.PlaceLink, asked.Email, $"Take your place at {asked.EventTitle}", now)
            {
                EventId = asked.EventId,
                Secret = link,
                ToName = asked.Name,
            }
        );
        await db.SaveChangesAsync();
    }

    Task<bool> WasSentTooOften(DeskRequest asked, DateTime now)
    {
        var since = now - Registration.TicketMailsWithin;
        var to = EmailAddress.Canonical(asked.Email).ToLowerInvariant();
        return db
            .OutgoingMails
#pragma warning disable MA0011 // The database does it, and knows no culture.
            .Where(mail =>
                mail.EventId == asked.EventId && mail.Template == TicketMails.PlaceLink && mail.CreatedAt > since && mail.To.ToLower() == to
            )
#pragma warning restore MA0011
            .Skip(Registration.MostTicketMails - 1)
            .AnyAsync();
    }
}
