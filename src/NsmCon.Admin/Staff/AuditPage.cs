using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>What is looked for in the log.</summary>
public record AuditFilter(string? By, string? Kind, string? Text)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(By) && string.IsNullOrWhiteSpace(Kind) && string.IsNullOrWhiteSpace(Text);
}

/// <summary>A page of the log, of one event or of all.</summary>
public record AuditPage(Event? Event, AuditFilter Filter, IReadOnlyList<SelectListItem> Kinds, IReadOnlyList<AuditEntry> Entries, Pager Pager)
{
    public string Path => Event is null ? "/admin/audit" : $"/admin/events/{Event.Slug}/audit";

    public string ZoneName => Event?.TimeZone ?? "UTC";

    public DateTime Local(DateTime at) => Event?.ToLocal(at) ?? at;
}

/// <summary>A change as people read it.</summary>
public static class AuditWords
{
    public static string What(this AuditEntry entry) => $"{entry.Action.ToLowerInvariant()} {entry.Subject.Words().ToLowerInvariant()}";

    /// <summary>"IncomeTargetCents" is "Income target", "TicketTypeId" is "Ticket type no.".</summary>
    public static string Label(this AuditChange change) => change.Field switch
    {
        var field when field.EndsWith("Cents", StringComparison.Ordinal) => field[..^5].Words(),
        var field when field.EndsWith("Id", StringComparison.Ordinal) => $"{field[..^2].Words()} no.",
        var field => field.Words(),
    };

    public static string Value(this AuditChange change, string? value) => value switch
    {
        null or "" => "nothing",
        "True" => "yes",
        "False" => "no",
        _ when change.Field.EndsWith("Cents", StringComparison.Ordinal) && long.TryParse(value, CultureInfo.InvariantCulture, out var cents) => (cents / 100m).ToString("N2", CultureInfo.InvariantCulture),
        _ => value,
    };
}
