namespace NsmCon.Data.Processes;

/// <summary>Which process does a piece of work for all, and how its last round went.</summary>
[Unseen]
public class WorkerRound
{
    public const int NameLength = 60,
        ErrorLength = 1_000;

    public required string Name { get; init; }

    public required string ProcessId { get; set; }

    /// <summary>Since when that process does it.</summary>
    public DateTime SinceAt { get; set; }

    public DateTime? LastRunAt { get; set; }

    public string? LastError { get; set; }
}
