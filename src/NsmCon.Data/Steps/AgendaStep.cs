using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Steps;

/// <summary>What made a step.</summary>
public enum AgendaStepKind
{
    /// <summary>A person, in the editor or in a form.</summary>
    Edit,

    /// <summary>An import of the site's content.</summary>
    Import,

    /// <summary>The import that brought the event in. It touches no rows of before: undoing it deletes the event.</summary>
    NewEvent,
}

/// <summary>
/// A change of the agenda that can be undone: every row that it added, changed or deleted, as it was before and after. It is written in
/// the transaction of the change, whoever makes it and wherever.
/// </summary>
[Unseen]
public class AgendaStep
{
    const int SubjectLength = 400;

    /// <summary>How many steps of a person are kept for each event.</summary>
    public const int MostEdits = 200;

    /// <summary>How many imports are kept for each event.</summary>
    public const int MostImports = 20;

    public long Id { get; set; }

    public int EventId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime At { get; set; }

    /// <summary>Who made it: the address of a member of staff, or the name of a command.</summary>
    [MaxLength(254)]
    public required string By { get; set; }

    /// <summary>What made it.</summary>
    public AgendaStepKind Kind { get; set; }

    /// <summary>What it did; not longer than somebody reads.</summary>
    public required StepTitle Title
    {
        get;
        set => field = value with { Subject = value.Subject.Shorten(SubjectLength) };
    }

    /// <summary>The rows that it touched.</summary>
    public List<RowChange> Changes { get; set; } = [];

    /// <summary>
    /// The entry of the audit log about the import that made it, to be shown beside its undoing. The log may not have it any more.
    /// </summary>
    public long? AuditEntryId { get; set; }

    /// <summary>When it was undone; null while it stands.</summary>
    public DateTime? UndoneAt { get; set; }
}

/// <summary>A row before and after a step. Values stand by the names of their properties.</summary>
/// <param name="Entity">The kind of row: "Talk".</param>
/// <param name="Key">Its key; two numbers for a speaker of a talk.</param>
/// <param name="Before">What it was: all values of a row that was deleted, the changed ones of another; null if there was none.</param>
/// <param name="After">What it became, likewise; null if it was deleted.</param>
public sealed record RowChange(
    string Entity,
    IReadOnlyList<int> Key,
    Dictionary<string, JsonElement>? Before,
    Dictionary<string, JsonElement>? After
);
