using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>The mail with the ticket, after a registration and whenever it is asked for again.</summary>
public sealed class TicketMail(ConferenceDb db, PublishedAgendas published, MailTemplates templates, ConferenceSettings settings)
    : IMailContent
{
    public string Template => TicketMails.Ticket;

    public StaffRole? ReadBy => StaffRole.Registration;

    public Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel) => Write(Template, mail, cancel);

    /// <summary>The ticket with the words of another template around it.</summary>
    public async Task<MailContent?> Write(string template, OutgoingMail mail, CancellationToken cancel)
    {
        var registration = await db
            .Registrations.Expected()
            .AsNoTracking()
            .Include(r => r.TicketType)
            .FirstOrDefaultAsync(r => r.Id == mail.RegistrationId, cancel);
        if (registration is null)
            return null;
        if (EmailAddress.KeyOf(mail.To) != registration.EmailKey)
            throw new DeliveryException(
                $"{registration.Name}'s address is {registration.Email} now: the ticket goes there, and not to {mail.To}."
            )
            {
                IsFinal = true,
            };

        var conference = await published.Shown(db, registration.EventId, cancel);
        var ticket = $"{settings.BaseUrl}{Links.Ticket(registration.TicketCode)}";
        var times = await db.TalkTimes(published, conference, cancel);
        var calendar = TicketCalendar.Create(conference, times, settings.BaseUrl, registration);
        return new(
            templates.Fill(
                template,
                ("name", registration.Name),
                ("event", conference.Title),
                ("date", conference.StandingDays()),
                ("begins", conference.TakesPlace && times.First is { } begins ? InWords($"{begins:HH:mm}, {conference.Clock()}") : ""),
                ("place", conference.Place),
                ("help", conference.HelpEmail),
                ("type", registration.TicketType!.Name),
                ("company", registration.Company),
                ("diet", registration.DietaryNeeds),
                ("code", Secret.Group(registration.DoorCode)),
                ("ticket", ticket),
                ("agenda", $"{settings.BaseUrl}{Links.PublicEvent(conference.Slug)}#agenda"),
                ("register", $"{settings.BaseUrl}{Links.Register(conference.Slug)}")
            )
        )
        {
            Secrets = [registration.TicketCode, registration.DoorCode, Secret.Group(registration.DoorCode)],
            Pictures = [new("qr", "image/png", TicketQr.Png(registration.DoorCode))],
            Attachments = calendar is null ? [] : [new($"{conference.Slug}.ics", "text/calendar; charset=utf-8; method=PUBLISH", calendar)],
        };
    }
}
