namespace NsmCon.Admin.Processes;

/// <summary>The same for programs that watch the app, without names of machines and texts of errors: anybody may ask.</summary>
public sealed record HealthReport(
    string Status,
    IReadOnlyList<HealthReport.ProcessEntry> Processes,
    IReadOnlyList<HealthReport.WorkerEntry> Workers
)
{
    /// <summary>What a page says, in few words.</summary>
    public static HealthReport FromPage(ProcessesPage page) =>
        new(
            page.Workers.All(row => row.IsWell) ? "Healthy" : "Degraded",
            [
                .. page.Processes.Select(row => new ProcessEntry(
                    row.Process.Id,
                    row.IsThis,
                    row.Process.StartedAt,
                    row.Process.SeenAt,
                    row.Process.IsGone
                )),
            ],
            [
                .. page.Workers.Select(row => new WorkerEntry(
                    row.Worker.Name,
                    row.Process?.Id,
                    row.SinceAt,
                    row.Worker.LastRunAt,
                    row.IsWell
                )),
            ]
        );

    /// <summary>A process.</summary>
    public sealed record ProcessEntry(string Id, bool IsThis, DateTime StartedAt, DateTime SeenAt, bool IsGone);

    /// <summary>A worker, the process that does it for all, and its last round.</summary>
    public sealed record WorkerEntry(string Name, string? ProcessId, DateTime? SinceAt, DateTime? LastRunAt, bool IsWell);
}
