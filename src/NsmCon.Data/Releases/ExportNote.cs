namespace NsmCon.Data.Releases;

/// <summary>What became of writing a version into the site's page. Its name is in the database: none is renamed.</summary>
public enum ExportOutcome
{
    /// <summary>What the fault says: a refusal, and what was kept before outcomes were.</summary>
    Refused,

    /// <summary>Somebody is at work in the repository.</summary>
    Waits,
    Writing,

    /// <summary>Whoever wrote it did not come to the end.</summary>
    Unfinished,
    Written,

    /// <summary>The page said so already.</summary>
    Unchanged,
}

/// <summary>What is known of it. It becomes a sentence when it is read.</summary>
/// <param name="Path">The page.</param>
public sealed record ExportNote(string Path = "")
{
    /// <summary>The longest fault, in characters.</summary>
    public const int FaultLength = 1_000;

    /// <summary>How many of each kind were written: 2 of "talk".</summary>
    public IReadOnlyDictionary<string, int> Changes { get; init; } = new Dictionary<string, int>();

    /// <summary>How many changes are left to people.</summary>
    public int ByHand { get; init; }

    /// <summary>The commit that it was written with, if pages are committed.</summary>
    public PageCommit? Commit { get; init; }

    /// <summary>What Git, a server or a rule said, in its own words.</summary>
    public string? Fault { get; init; }

    /// <summary>What stands in the way, as it was said.</summary>
    public static ExportNote FromFault(string fault) => new() { Fault = fault.Shorten(FaultLength) };

    /// <summary>How it went, for a person.</summary>
    public string Describe(ExportOutcome outcome) =>
        outcome switch
        {
            ExportOutcome.Waits => $"The page waits to be written. {Fault}",
            ExportOutcome.Writing => "The page is being written.",
            ExportOutcome.Unfinished => "Writing the page was not finished: the log says why. Write it from Content.",
            ExportOutcome.Written => $"{Path} was written: {Summarize(Changes)}. {Commit?.Sentence} {Commit?.PushFault}".Trim() + Rest,
            ExportOutcome.Unchanged => $"{Path} already says so.{Rest}",
            _ => Fault ?? "",
        };

    /// <summary>"2 talks, 1 speaker".</summary>
    public static string Summarize(IReadOnlyDictionary<string, int> changes) =>
        string.Join(", ", changes.Select(change => Count(change.Value, change.Key)));

    string Rest => ByHand == 0 ? "" : $" {Count(ByHand, "change")} must be made there by hand: see Content.";

    static string Count(int count, string subject) => count == 1 ? $"1 {subject}" : InWords($"{count:N0} {subject}s");
}
