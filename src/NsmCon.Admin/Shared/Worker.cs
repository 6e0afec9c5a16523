using System.Collections.Concurrent;

namespace NsmCon.Admin.Shared;

/// <summary>How a worker does: shown on the dashboard and by the health check.</summary>
public sealed record WorkerState(string Name, TimeSpan Every, DateTime? LastRunAt, string? LastError)
{
    /// <summary>Whether it ran when it should have, without an error.</summary>
    public bool IsWell(DateTime now) => LastError is null && (LastRunAt is null || now - LastRunAt < (Every * 3) + TimeSpan.FromMinutes(2));
}

/// <summary>The workers of this process.</summary>
public sealed class WorkerHealth
{
    readonly ConcurrentDictionary<string, WorkerState> states = new(StringComparer.Ordinal);

    public IReadOnlyList<WorkerState> All => [.. states.Values.OrderBy(state => state.Name, StringComparer.Ordinal)];

    internal void Report(WorkerState state) => states[state.Name] = state;
}

/// <summary>Does a piece of work again and again. A failure is logged and shown, and the next round comes all the same.</summary>
sealed class Worker(
    string name, TimeSpan every, Func<IServiceProvider, CancellationToken, Task> work,
    IServiceScopeFactory scopes, WorkerHealth health, TimeProvider clock, ILogger<Worker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        health.Report(new(name, every, null, null));
        using var timer = new PeriodicTimer(every);
        do
        {
            await RunOnce(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(tick => tick.IsCompletedSuccessfully && tick.Result, TaskScheduler.Default));
    }

    async Task RunOnce(CancellationToken stopping)
    {
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The worker {Worker} failed; it tries again in {Every}.", name, every);
            error = fault.Message;
        }

        health.Report(new(name, every, clock.GetUtcNow().UtcDateTime, error));
    }
}

static class Workers
{
    /// <summary>Adds a piece of work that is done again and again, in a scope of its own each time.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, string name, TimeSpan every, Func<IServiceProvider, CancellationToken, Task> work) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<Worker>(provider, name, every, work));
}
