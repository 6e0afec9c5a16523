using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>
/// Ready means that something can be written: a row of the database and, without a mail server, a file
/// among the mails. What was found is kept for some seconds, so that nobody keeps the disk busy by asking.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
public sealed class WriteCheck(IServiceScopeFactory scopes, ConferenceSettings settings, TimeProvider clock) : IHealthCheck
{
    static readonly TimeSpan Keep = TimeSpan.FromSeconds(5),
        Patience = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim one = new(1);
    (DateTimeOffset At, HealthCheckResult Result)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } kept || clock.GetUtcNow() - kept.At >= Keep)
                last = kept = (clock.GetUtcNow(), await Check());
            return kept.Result;
        }
        finally
        {
            one.Release();
        }
    }

    // It does not end with the one who asks: others wait for the same answer.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps it from writing is the answer.")]
    async Task<HealthCheckResult> Check()
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ConferenceDb>().TryWrite(limit.Token);
            if (settings.Mail.Host is null)
                WriteFile(settings.MailOutbox);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault)
        {
            return HealthCheckResult.Unhealthy("Nothing can be written.", fault);
        }
    }

    static void WriteFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, ".write-check");
        File.WriteAllText(file, "This file shows that mails can be written here.");
        File.Delete(file);
    }
}
