using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>Mails the link that proves a mailbox and takes a place.</summary>
public sealed class SendPlaceLink(ConferenceDb db, PlaceLinks links, ConferenceSettings settings, TimeProvider clock)
{
    /// <summary>To the address that was given, unless others had that done too often: nobody's mailbox is filled by strangers.</summary>
    public async Task Send(DeskRequest asked)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await WasSentTooOften(asked, now))
            return;

        db.OutgoingMails.Add(
            new OutgoingMail(PlaceLinkMail.Name, asked.Email, $"Take your place at {asked.EventTitle}", now)
            {
                EventId = asked.EventId,
                Secret = $"{settings.BaseUrl}{Links.PlaceLink(links.Make(asked))}",
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
                mail.EventId == asked.EventId && mail.Template == PlaceLinkMail.Name && mail.CreatedAt > since && mail.To.ToLower() == to
            )
#pragma warning restore MA0011
            .Skip(Registration.MostTicketMails - 1)
            .AnyAsync();
    }
}
