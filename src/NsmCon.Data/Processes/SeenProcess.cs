namespace NsmCon.Data.Processes;

/// <summary>A process, as the others see it.</summary>
/// <param name="Id">Tells it from all others.</param>
/// <param name="Name">Its machine, and its number there.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it last said that it is there.</param>
/// <param name="IsGone">Whether it has not said so for long.</param>
public sealed record SeenProcess(string Id, string Name, DateTime StartedAt, DateTime SeenAt, bool IsGone);

/// <summary>Who does a piece of work for all, and how its last round went.</summary>
public sealed record SeenWork(string Name, string ProcessId, DateTime SinceAt, DateTime? LastRunAt, string? LastError);
