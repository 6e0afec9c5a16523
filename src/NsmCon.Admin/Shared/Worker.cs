using System.Collections.Concurrent;
using NsmCon.Data;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Shared;

/// <summary>How a worker does: shown on the dashboard and by the health check.</summary>
public sealed record WorkerState(string Name, TimeSpan Every, DateTime? LastRunAt, string? LastError)
{
    /// <summary>Whether each process does it for itself; else one does it for all.</summary>
    public bool IsForEach { get; init; }

    /// <summary>Whether it ran when it should have, without an error.</summary>
    public bool IsWell(DateTime now) => LastError is null && (LastRunAt is null || now - LastRunAt < (Every * 3) + TimeSpan.FromMinutes(2));
}

/// <summary>The workers: those of this process as they are, and those that another one has the turn of as it says.</summary>
public sealed class WorkerHealth(ProcessBoard board)
{
    readonly ConcurrentDictionary<string, WorkerState> states = new(StringComparer.Ordinal);

    public IReadOnlyList<WorkerState> All => [.. Own.Select(WithOtherProcess)];

    /// <summary>What this process did of it.</summary>
    public IReadOnlyList<WorkerState> Own => [.. states.Values.OrderBy(state => state.Name, StringComparer.Ordinal)];

    internal void Report(WorkerState state)
    {
        states[state.Name] = state;
        if (!state.IsForEach)
            board.Report(state.Name, state.LastRunAt, state.LastError);
    }

    WorkerState WithOtherProcess(WorkerState state) =>
        !state.IsForEach && board.Elsewhere(state.Name) is { } other
            ? state with
            {
                LastRunAt = other.LastRunAt,
                LastError = other.LastError,
            }
            : state;
}

/// <summary>A piece of work that is done again and again.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Every">How long it rests between two rounds.</param>
/// <param name="Do">
/// Does it once, in a scope of its own. Cancelled, it ends soon: the app is stopped, or another process takes over.
/// </param>
/// <param name="IsForEach">Whether each process does it for itself; else one does it for all.</param>
sealed record Work(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> Do, bool IsForEach);

/// <summary>
/// Does a piece of work while it is this process's turn. A failure is logged and shown, and the next round comes all the same.
/// </summary>
sealed class Worker(Work work, WorkTurns turns, IServiceScopeFactory scopes, WorkerHealth health, TimeProvider clock, ILogger<Worker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report(null, null);
        using var timer = new PeriodicTimer(work.Every);
        do
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, await WaitForTurn(stoppingToken));
            await RunOnce(ending.Token);
        } while (
            await timer
                .WaitForNextTickAsync(stoppingToken)
                .AsTask()
                .ContinueWith(tick => tick.IsCompletedSuccessfully && tick.Result, TaskScheduler.Default)
        );
    }

    void Report(DateTime? lastRunAt, string? error) =>
        health.Report(new(work.Name, work.Every, lastRunAt, error) { IsForEach = work.IsForEach });

    async Task<CancellationToken> WaitForTurn(CancellationToken stopping)
    {
        if (work.IsForEach)
            return CancellationToken.None;
        // Until then another process has it: there is nothing to say of it here.
        if (!turns.Held.Contains(work.Name))
            Report(null, null);
        return (await turns.Wait(work.Name, stopping)).Over;
    }

    async Task RunOnce(CancellationToken stopping)
    {
        string? error = null;
        try
        {
            await Refusals.Repeat(async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                await work.Do(scope.ServiceProvider, stopping);
                return true;
            });
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception fault)
        {
            log.LogError(fault, "The worker {Worker} failed; it tries again in {Every}.", work.Name, work.Every);
            error = fault.Message;
        }

        Report(clock.GetUtcNow().UtcDateTime, error);
    }
}

static class Workers
{
    /// <summary>Adds a piece of work that is done again and again, by one process for all, in a scope of its own each time.</summary>
    public static IServiceCollection AddWorker(
        this IServiceCollection services,
        string name,
        TimeSpan every,
        Func<IServiceProvider, CancellationToken, Task> work
    ) => services.AddSingleton(new SharedWork(name)).Add(new Work(name, every, work, IsForEach: false));

    /// <summary>Adds one that each process does for itself: what it keeps in memory is nobody else's.</summary>
    public static IServiceCollection AddWorkerInEachProcess(
        this IServiceCollection services,
        string name,
        TimeSpan every,
        Func<IServiceProvider, CancellationToken, Task> work
    ) => services.Add(new Work(name, every, work, IsForEach: true));

    static IServiceCollection Add(this IServiceCollection services, Work work) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<Worker>(provider, work));
}
