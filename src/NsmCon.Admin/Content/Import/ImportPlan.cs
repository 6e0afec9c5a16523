using System.Security.Cryptography;
using System.Text;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Content.Import;

/// <summary>What a line of the plan does.</summary>
public enum PlanKind
{
    /// <summary>It comes in.</summary>
    New,

    /// <summary>A field becomes another.</summary>
    Changed,

    /// <summary>It takes place at another time.</summary>
    Moved,

    /// <summary>Two of them take each other's time.</summary>
    Swapped,

    /// <summary>It is deleted.</summary>
    Gone,

    /// <summary>It was changed on the page and here, each in its own way: a person says what it shall be.</summary>
    Conflict,

    /// <summary>Nothing happens; a sentence to know.</summary>
    Note,
}

/// <summary>One step of a plan: what a person reads, and what is done if the plan is applied.</summary>
public sealed record PlanLine(PlanKind Kind, string Subject, string Name, string? Field = null, string? From = null, string? To = null)
{
    /// <summary>What both sides had before; null if nothing is known of it.</summary>
    public string? Base { get; init; }

    /// <summary>What is asked about a conflict.</summary>
    public string Question { get; init; } = "Changed here and on the page. Which version should stay?";

    /// <summary>What stands at the choice to leave it as it is here.</summary>
    public string OursLabel { get; init; } = "Ours";

    /// <summary>What stands at the choice to do as the page says.</summary>
    public string TheirsLabel { get; init; } = "The page’s";

    /// <summary>What follows if nobody decides for now.</summary>
    public string LaterHint { get; init; } = "It stays as it is here and on the page; the rest comes in.";

    internal Action<Applying> Apply { get; init; } = static _ => { };

    /// <summary>How a conflict is kept that nobody decides for now; null of what is none.</summary>
    public OpenQuestion? IfLeftOpen { get; init; }

    /// <summary>What it is about, where several may share its name.</summary>
    internal object? Row { get; init; }

    /// <summary>The same of a step that is about several.</summary>
    internal IReadOnlyList<object>? Rows { get; init; }

    /// <summary>Settles a conflict by a text of its own; null where a text alone does not say it.</summary>
    internal Action<string>? Settle { get; init; }

    /// <summary>The longest text that may settle it, in characters.</summary>
    internal int Longest { get; init; }
}

/// <summary>What the steps of a plan need when they are done.</summary>
/// <param name="Db">The database.</param>
/// <param name="Event">The event, with its key.</param>
/// <param name="Bulk">Where the rows of a new event are gathered; null for an event that was there before.</param>
sealed record Applying(ConferenceDb Db, Event Event, NewRows? Bulk, DateTime Now)
{
    public void Add(Speaker speaker)
    {
        speaker.EventId = Event.Id;
        if (Bulk is null)
            Db.Speakers.Add(speaker);
        else
            Bulk.Speakers.Add(speaker);
    }

    public void Add(Talk talk)
    {
        talk.EventId = Event.Id;
        // A new speaker may come with the talk alone, if the step that adds them was left out.
        foreach (var speaker in talk.Speakers.Select(row => row.Speaker!).Where(speaker => speaker.Id == 0))
            speaker.EventId = Event.Id;
        if (Bulk is null)
            Db.Talks.Add(talk);
        else
            Bulk.Talks.Add(talk);
    }
}

/// <summary>What importing one file would do.</summary>
public sealed class FilePlan(SourceFile file)
{
    public SourceFile File { get; } = file;

    /// <summary>The event it describes; null where there is none.</summary>
    public Event? Event { get; internal set; }

    /// <summary>Whether the event comes in with this file.</summary>
    public bool IsNewEvent { get; internal set; }

    /// <summary>Whether the text is the one that was imported last: then whatever differs was changed here, and stays.</summary>
    public bool IsSameText { get; internal set; }

    /// <summary>The steps, in order.</summary>
    public List<PlanLine> Lines { get; } = [];

    /// <summary>Adds what somebody should know of, and what nothing follows from.</summary>
    internal void Note(string subject, string name, string text) => Lines.Add(new(PlanKind.Note, subject, name, To: text));

    /// <summary>Whether the file has errors: then nothing of it is applied, and the last good import stays.</summary>
    public bool IsRefused => File.HasErrors;

    /// <summary>Whether applying it writes anything.</summary>
    public bool HasWork =>
        !IsRefused && File is not PageFile { IsNoEvent: true } && (!IsSameText || HasQuestions) && !IsWaiting && Event is not null;

    /// <summary>Whether it came in before, and nobody answers what was left open then.</summary>
    public bool IsWaiting { get; internal set; }

    /// <summary>The conflicts that stay open while the rest comes in.</summary>
    public IReadOnlyList<PlanLine> LeftOpen { get; internal set; } = [];

    /// <summary>Whether an import before left conflicts open.</summary>
    internal bool HasQuestions { get; private set; }

    internal OpenQuestions Open => HasQuestions ? new(Base!.Undecided) : OpenQuestions.None;

    /// <summary>Why the page becomes no event, as a sentence; null of a page of an event.</summary>
    public string? NoEventBecause { get; internal set; }

    internal ImportedPage? Base
    {
        get;
        set
        {
            field = value;
            HasQuestions = value is { Undecided.Count: > 0 };
        }
    }

    /// <summary>The order on the page, which follows without a step of its own.</summary>
    internal List<(Talk Row, int Position)> Positions { get; } = [];

    /// <summary>The order in the packages file.</summary>
    internal List<(Package Row, int Position)> PackagePositions { get; } = [];
}

/// <summary>What an import would do, file by file.</summary>
public sealed class ImportPlan(IReadOnlyList<FilePlan> files)
{
    public IReadOnlyList<FilePlan> Files => files;

    /// <summary>The odd files that were not read.</summary>
    public IReadOnlyList<PassedOverFile> Odd { get; init; } = [];

    public bool HasWork => files.Any(file => file.HasWork);

    public bool HasErrors => files.Any(file => file.IsRefused);

    /// <summary>Tells one plan from another: what is applied must be what was shown.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', files.Select(Text)))));

    /// <summary>What it does, counted: "1 event, 16 speakers, 15 talks new; 2 talks changed".</summary>
    public string Summary => CountAndDescribe(static (_, _, _) => true) is { Length: > 0 } counted ? counted : "nothing changes";

    /// <summary>What it did as a person decided, counted: "2 talks moved; 1 conflict decided; 1 step left out".</summary>
    public string Outcome(Decisions decisions)
    {
        var lines = files
            .Select((file, at) => (Plan: file, At: at))
            .Where(file => file.Plan.HasWork)
            .SelectMany(file => file.Plan.Lines.Select((line, at) => (Line: line, IsOurs: decisions.Keeps(file.At, at))))
            .ToList();
        var open = files.SelectMany(file => file.LeftOpen).ToHashSet(ReferenceEqualityComparer.Instance);
        var conflicts = lines.Count(step => step.Line.Kind == PlanKind.Conflict && !open.Contains(step.Line));
        var left = lines.Count(step => step.Line.Kind is not (PlanKind.Conflict or PlanKind.Note) && step.IsOurs);
        var parts = new[]
        {
            CountAndDescribe((line, file, at) => line.Kind != PlanKind.Conflict && !decisions.Keeps(file, at)),
            conflicts == 0 ? "" : $"{Count(conflicts, "conflict")} decided",
            left == 0 ? "" : $"{Count(left, "step")} left out",
            open.Count == 0 ? "" : $"{Count(open.Count, "conflict")} left open",
        };
        return string.Join("; ", parts.Where(part => part.Length > 0)) is { Length: > 0 } said ? said : "nothing changed";
    }

    string CountAndDescribe(Func<PlanLine, int, int, bool> counts) =>
        string.Join(
            "; ",
            from file in files.Select((file, at) => (Plan: file, At: at))
            where file.Plan.HasWork
            from line in file.Plan.Lines.Where((line, at) => counts(line, file.At, at))
            where line.Kind != PlanKind.Note && !IsOfNewEvent(line)
            group line by line.Kind into kind
            orderby kind.Key
            select string.Join(", ", kind.GroupBy(line => line.Subject).Select(lines => Count(CountSubjects(lines), lines.Key)))
                + " "
                + Describe(kind)
        );

    // What a second file says of an event that comes in with the first is no change of it.
    bool IsOfNewEvent(PlanLine line) =>
        line is { Kind: PlanKind.Changed, Subject: "event" }
        && files.Any(file => file.Lines.Exists(other => other is { Kind: PlanKind.New, Subject: "event" } && other.Name == line.Name));

    // Several fields of one thing may change; two things may share a name.
    static int CountSubjects(IEnumerable<PlanLine> lines) =>
        lines.SelectMany(line => line.Rows ?? [line.Row ?? (line.Field is null ? line : line.Name)]).Distinct().Count();

    internal static string Count(int count, string subject) => count == 1 ? $"1 {subject}" : InWords($"{count:N0} {subject}s");

    static string Describe(IEnumerable<PlanLine> lines) =>
        lines.First().Kind == PlanKind.Conflict ? "in conflict" : NameOf(lines.First().Kind);

    internal static string NameOf(PlanKind kind) => kind.ToString().ToLowerInvariant();

    static string Text(FilePlan file) =>
        string.Join(
            '\u001f',
            [
                file.File.Path,
                file.File.Text,
                .. file.Lines.SelectMany(line => new[] { line.Kind.ToString(), line.Subject, line.Name, line.Field, line.From, line.To }),
            ]
        );
}
