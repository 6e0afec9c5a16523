using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>The mail that says that a registration was canceled.</summary>
public sealed class CancellationMail(ConferenceDb db, PublishedAgendas published, MailTemplates templates, ConferenceSettings settings)
    : IMailContent
{
    public string Template => TicketMails.Canceled;

    public StaffRole? ReadBy => StaffRole.Registration;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var registration = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == mail.RegistrationId, cancel);
        if (registration?.CancelledAt is null)
            return null;

        var conference = await published.Shown(db, registration.EventId, cancel);
        var calendar = TicketCalendar.CreateCanceled(conference, await db.TalkTimes(published, conference, cancel), settings, registration);
        return new(
            templates.Fill(
                Template,
                ("name", registration.Name),
                ("event", conference.Title),
                ("register", $"{settings.BaseUrl}{Links.Register(conference.Slug)}")
            )
        )
        {
            Attachments = calendar is null
                ? []
                : [new($"{conference.Slug}-canceled.ics", "text/calendar; charset=utf-8; method=CANCEL", calendar)],
        };
    }
}
