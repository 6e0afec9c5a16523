using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Data.Releases;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Events;

/// <summary>
/// Reads what happened last in an event, as people would tell it. Who registers stands there too, which the audit log leaves out.
/// </summary>
public sealed class ReadActivity(ConferenceDb db, StaffNames names)
{
    const int Most = 8;

    /// <summary>What someone with these roles may know.</summary>
    public async Task<IReadOnlyList<ActivityRow>> Read(int eventId, IReadOnlyCollection<StaffRole> held)
    {
        var registered = !held.MayReadChanges(nameof(Registration))
            ? []
            : await db
                .Registrations.Where(registration => registration.EventId == eventId)
                .OrderByDescending(registration => registration.RegisteredAt)
                .ThenByDescending(registration => registration.Id)
                .Take(Most)
                .Select(registration => new ActivityRow(
                    registration.Name,
                    "registered as",
                    registration.TicketType!.Name,
                    registration.RegisteredAt
                ))
                .ToListAsync();
        var entries = await db
            .AuditEntries.AsNoTracking()
            .ReadableBy(held)
            .Where(entry => entry.EventId == eventId && !(entry.Subject == nameof(Registration) && entry.Action == "Added"))
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Take(Most)
            .ToListAsync();
        var known = await names.ReadNames(entries.Select(entry => entry.By));
        return
        [
            .. entries
                .Select(entry => new ActivityRow(NameOfActor(entry.By, known), Describe(entry), entry.SubjectName, entry.At))
                .Concat(registered)
                .OrderByDescending(row => row.At)
                .Take(Most),
        ];
    }

    static string NameOfActor(string by, Dictionary<string, string> known) =>
        by switch
        {
            "system" => "NsmCon",
            "attendee" => "An attendee",
            "speaker" => "A speaker",
            _ => known.GetValueOrDefault(by, by),
        };

    static string Describe(AuditEntry entry) =>
        (entry.Subject, entry.Action) switch
        {
            (nameof(Registration), "Changed") => DescribeForRegistration(entry),
            (nameof(Event), "Changed") => DescribeForEvent(entry),
            (nameof(AgendaRelease), "Added") => "published",
            (nameof(AgendaRelease), "Mailed") => "wrote to speakers about",
            (_, "Undone") => "undid",
            (_, "Exported") => "wrote to the site",
            (_, "Imported") => "imported",
            _ => $"{entry.Action.ToLowerInvariant()} the {NameOf(entry.Subject)}",
        };

    static string DescribeForRegistration(AuditEntry entry)
    {
        AuditChange? FindChange(string field) => entry.Changes.Find(change => change.Field == field);

        if (FindChange(nameof(Registration.CancelledAt)) is { } cancelled)
            return cancelled.To is null ? "brought back the registration of" : "canceled the registration of";
        if (FindChange(nameof(Registration.CheckedInAt)) is { } arrived)
            return arrived.To is null ? "undid the check-in of" : "checked in";
        return "changed the registration of";
    }

    static string DescribeForEvent(AuditEntry entry) =>
        entry.Changes.Find(change => change.Field == nameof(Event.Stage))?.To switch
        {
            null => "changed the event",
            nameof(EventStage.Draft) => "made a draft of",
            var stage => stage.ToLowerInvariant(),
        };

    static string NameOf(string subject) =>
        subject switch
        {
            "Quota" => "limit",
            "AgendaRelease" => "version",
            "EventRole" => "role",
            "StaffMember" => "account of",
            _ => subject.SplitWords().ToLowerInvariant(),
        };
}
