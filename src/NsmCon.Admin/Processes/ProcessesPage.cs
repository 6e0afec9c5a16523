using NsmCon.Admin.Shared;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Processes;

/// <summary>The processes that serve this database, and their workers.</summary>
public sealed record ProcessesPage(IReadOnlyList<ProcessRow> Processes, IReadOnlyList<WorkerRow> Workers, DateTime Now);

/// <summary>A process.</summary>
/// <param name="Process">As the others see it.</param>
/// <param name="IsThis">Whether it is the one that answers.</param>
public sealed record ProcessRow(SeenProcess Process, bool IsThis);

/// <summary>A piece of work.</summary>
/// <param name="Worker">How it goes.</param>
/// <param name="Process">Who does it for all; null if each does it, or if nobody was seen at it.</param>
/// <param name="SinceAt">Since when.</param>
/// <param name="IsWell">Whether it ran when it should have, without an error.</param>
public sealed record WorkerRow(WorkerState Worker, SeenProcess? Process, DateTime? SinceAt, bool IsWell)
{
    /// <summary>Who does it, in words.</summary>
    public string Who => Worker.IsForEach ? "each process for itself" : Process?.Name ?? "nobody yet";
}
