using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Forms;
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
public record AuditPage(
    Event? Event,
    AuditFilter Filter,
    IReadOnlyList<SelectListItem> Kinds,
    IReadOnlyList<AuditEntry> Entries,
    Pager Pager
)
{
    public string Path => Event is null ? Links.AuditLog : Links.EventAuditLog(Event.Slug);

    public string ZoneName => Event?.TimeZone ?? "UTC";

    /// <summary>What the keys stand for, by field and key.</summary>
    public IReadOnlyDictionary<(string Field, string Key), string> Names { get; init; } = new Dictionary<(string, string), string>();

    /// <summary>The names of the members of staff, by address.</summary>
    public IReadOnlyDictionary<string, string> People { get; init; } = new Dictionary<string, string>();

    public DateTime Local(DateTime at) => Event?.ToLocal(at) ?? at;

    public string NameOfActor(AuditEntry entry) => People.GetValueOrDefault(entry.By, entry.By);

    /// <summary>A value as people read it: a name for a key, a moment by the page's clock.</summary>
    public string Value(AuditChange change, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "nothing";
        if (Names.TryGetValue((change.Field, value), out var name))
            return name;
        if (change.Field.EndsWith("Id", StringComparison.Ordinal))
            return $"no. {value}";

        return DateTime.TryParseExact(
            value,
            "yyyy-MM-dd HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? Local(at).ToString("MMM d, yyyy, HH:mm:ss", CultureInfo.InvariantCulture)
            : change.Value(value);
    }
}

/// <summary>A change as people read it.</summary>
public static class AuditWords
{
    public static string Describe(this AuditEntry entry) =>
        $"{entry.Action.ToLowerInvariant()} {entry.Subject.SplitWords().ToLowerInvariant()}";

    /// <summary>"IncomeTargetCents" is "Income target", "TicketTypeId" is "Ticket type".</summary>
    public static string Label(this AuditChange change) =>
        change.Field switch
        {
            var field when field.EndsWith("Cents", StringComparison.Ordinal) => field[..^5].SplitWords(),
            var field when field.EndsWith("Id", StringComparison.Ordinal) => field[..^2].SplitWords(),
            var field => field.SplitWords(),
        };

    public static string Value(this AuditChange change, string? value) =>
        value switch
        {
            null or "" or "[]" => "nothing",
            _ when value.StartsWith("[{", StringComparison.Ordinal) => Parts(value),
            "True" => "yes",
            "False" => "no",
            _ when change.Field.EndsWith("Cents", StringComparison.Ordinal)
                    && long.TryParse(value, CultureInfo.InvariantCulture, out var cents) => (cents / 100m).ToString(
                "N2",
                CultureInfo.InvariantCulture
            ),
            _ => value,
        };

    // Lists of parts are kept as JSON: their first text names them.
    static string Parts(string json)
    {
        try
        {
            using var parts = JsonDocument.Parse(json);
            return string.Join(
                "\n",
                parts
                    .RootElement.EnumerateArray()
                    .Select(part =>
                        part.EnumerateObject().Select(field => field.Value).FirstOrDefault(text => text.ValueKind == JsonValueKind.String)
                            is { ValueKind: JsonValueKind.String } text
                            ? text.GetString()
                            : part.ToString()
                    )
            );
        }
        catch (JsonException)
        {
            // What was cut off is shown as it is kept.
            return json;
        }
    }
}
