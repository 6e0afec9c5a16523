using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>The mail that says that a registration was canceled.</summary>
public sealed class CancellationMail(ConferenceDb db, PublishedAgendas published, MailTemplates templates, ConferenceSettings settings) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = "registration-cancelled";

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Registration;

    /// <summary>The mail to the person of a registration; not saved yet.</summary>
    public static OutgoingMail To(Registration registration, Event conference, DateTime now) =>
        SendTicket.Mail(Name, $"Your registration for {conference.Title} is canceled", registration, now);

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var registration = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == mail.RegistrationId, cancel);
        if (registration?.CancelledAt is null) return null;

        var conference = await published.Shown(db, registration.EventId, cancel);
        var calendar = TicketCalendar.Canceled(conference, await TalkTimes.Of(db, published, conference, cancel), settings, registration);
        return new(templates.Fill(Name,
            ("name", registration.Name), ("event", conference.Title), ("register", $"{settings.BaseUrl}/events/{conference.Slug}/register")))
        {
            Attachments = calendar is null ? [] : [new($"{conference.Slug}-canceled.ics", "text/calendar; charset=utf-8; method=CANCEL", calendar)],
        };
    }
}
