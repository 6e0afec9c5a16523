using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>The mail with the link that takes a place: whoever opens it can read what is mailed to that address.</summary>
public sealed class PlaceLinkMail(ConferenceDb db, MailTemplates templates) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = TicketMails.PlaceLink;

    const string Gone =
        "The link in this mail is kept only until the mail is sent. The person can fill in the form again: that makes a new one.";

    public string Template => Name;

    public bool IsSecret => true;

    public StaffRole? ReadBy => StaffRole.Registration;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        if (mail.Secret is null)
            throw new DeliveryException(Gone) { IsFinal = true };

        var title = await db.Events.Where(e => e.Id == mail.EventId).Select(e => e.Title).FirstOrDefaultAsync(cancel);
        return title is null
            ? null
            : new(templates.Fill(Name, ("name", mail.ToName), ("event", title), ("link", mail.Secret)))
            {
                Secrets = [mail.Secret.Split('/')[^1]],
            };
    }
}
