using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>The mail that proves the new address of a ticket: whoever opens its link can read what is mailed there.</summary>
public sealed class NewAddressMail(ConferenceDb db, MailTemplates templates, NewAddressLinks links, ConferenceSettings settings)
    : IMailContent
{
    public string Template => TicketMails.NewAddress;

    public bool IsSecret => true;

    public StaffRole? ReadBy => StaffRole.Registration;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var registration = await db.Registrations.Expected().AsNoTracking().FirstOrDefaultAsync(r => r.Id == mail.RegistrationId, cancel);
        if (registration is null)
            return null;

        var title = await db.Events.Where(e => e.Id == registration.EventId).Select(e => e.Title).SingleAsync(cancel);
        var code = links.Make(registration, mail.To);
        return new(
            templates.Fill(Template, ("name", registration.Name), ("event", title), ("link", $"{settings.BaseUrl}{Links.NewAddress(code)}"))
        )
        {
            Secrets = [code],
        };
    }
}
