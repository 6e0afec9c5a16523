using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>
/// What happened to a registration: who changed it, what the doors answered, and what was mailed. The newest first. What
/// holds stands on the registration itself; the audit log, which may have forgotten it, only tells how it came to be.
/// </summary>
public sealed class ReadHistory(ConferenceDb db)
{
    public async Task<IReadOnlyList<HistoryEntry>> Read(Event conference, Registration registration)
    {
        var types = await db
            .TicketTypes.Where(type => type.EventId == conference.Id)
            .ToDictionaryAsync(type => $"{type.Id}", type => type.Name);
        var audits = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Subject == nameof(Registration) && entry.SubjectId == registration.Id)
            .ToListAsync();
        var mails = await db
            .OutgoingMails.AsNoTracking()
            .Where(mail => mail.EventId == conference.Id && mail.RegistrationId == registration.Id)
            .ToListAsync();

        var scans = await db.Scans.AsNoTracking().ForRegistration(conference.Id, registration.Id).ToListAsync();

        return
        [
            .. audits
                .Where(entry => entry.Action != "Added" && !IsToldByScans(entry, scans))
                .Select(entry => FromAudit(entry, types))
                .Concat(scans.Select(FromScan))
                .Concat(mails.Select(mail => FromMail(conference, mail)))
                .Append(new(registration.RegisteredAt, "Registered", registration.AddedBy ?? "", []))
                .OrderByDescending(entry => entry.At),
        ];
    }

    static HistoryEntry FromAudit(AuditEntry entry, Dictionary<string, string> types)
    {
        if (Find(entry, nameof(Registration.CancelledAt)) is { } cancellation)
            return new(entry.At, cancellation.To is null ? "Brought back" : "Canceled", entry.By, []);
        if (Find(entry, nameof(Registration.CheckedInAt)) is { } checkIn)
            return new(entry.At, checkIn.To is null ? "Check-in undone" : "Checked in", entry.By, []);

        return new(entry.At, "Changed", entry.By, [.. entry.Changes.Select(change => Field(change, types))]);
    }

    // What doors did before their scans were kept, only the log knows.
    static bool IsToldByScans(AuditEntry entry, List<Scan> scans) =>
        Find(entry, nameof(Registration.CheckedInAt)) is not null && scans.Count > 0 && entry.At >= scans[0].At;

    static HistoryEntry FromScan(Scan scan)
    {
        var what = scan.Outcome switch
        {
            ScanOutcome.Admitted => "Checked in",
            ScanOutcome.Undone => "Check-in undone",
            ScanOutcome.AlreadyIn => "Came again, and was in already",
            ScanOutcome.Canceled => "Turned away: canceled",
            _ => "Came with an old code",
        };
        return new(scan.At, what, scan.Device.Length > 0 ? $"{scan.By}, {scan.Device}" : scan.By, []);
    }

    static AuditChange? Find(AuditEntry entry, string field) => entry.Changes.Find(change => change.Field == field);

    static HistoryChange Field(AuditChange change, Dictionary<string, string> types) =>
        change.Field == nameof(Registration.TicketTypeId)
            ? new("Ticket type", types.GetValueOrDefault(change.From ?? "", "nothing"), types.GetValueOrDefault(change.To ?? "", "nothing"))
            : new(change.Field.SplitWords(), FormatValue(change.From), FormatValue(change.To));

    static string FormatValue(string? value) => string.IsNullOrEmpty(value) ? "nothing" : value;

    static HistoryEntry FromMail(Event conference, OutgoingMail mail)
    {
        var what = mail.State switch
        {
            MailState.Sent => "Mailed",
            MailState.Written => "Written to a file, not sent",
            MailState.Failed => "Mail failed",
            _ => "Mail waits",
        };
        return new(
            mail.SentAt ?? mail.CreatedAt,
            $"{what}: {mail.Subject}",
            $"to {mail.To}",
            [],
            Links.SentMail(conference.Slug, mail.Id),
            mail.LastError
        );
    }
}
