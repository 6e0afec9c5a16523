using NsmCon.Data.Processes;

namespace NsmCon.Admin.Host;

/// <summary>
/// Keeps this process in touch with the others while the app runs: from before the first worker begins until the last has ended.
/// </summary>
sealed class ProcessLinkHost(ProcessLink? link = null) : IHostedService, IDisposable
{
    readonly CancellationTokenSource stopping = new();
    Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (link is not null)
            running = Task.Run(() => link.Run(stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await running;
    }

    public void Dispose() => stopping.Dispose();
}
