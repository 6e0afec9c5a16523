using NsmCon.Admin.Shared;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Processes;

/// <summary>Reads what this process last saw of all of them. It asks nobody, so it also answers while the database is away.</summary>
public sealed class ReadProcesses(ProcessBoard board, WorkerHealth workers, TimeProvider clock)
{
    public ProcessesPage Read()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var processes = board.Processes;
        return new(
            [.. processes.Select(process => new ProcessRow(process, process.Id == board.Id))],
            [.. workers.All.Select(worker => Row(worker, processes, now))],
            now
        );
    }

    WorkerRow Row(WorkerState worker, IReadOnlyList<SeenProcess> processes, DateTime now)
    {
        var seen = worker.IsForEach ? null : board.Works.FirstOrDefault(work => work.Name == worker.Name);
        var holder = seen?.ProcessId ?? (board.IsAlone ? board.Id : null);
        return new(worker, processes.FirstOrDefault(process => process.Id == holder), seen?.SinceAt, worker.IsWell(now));
    }
}
