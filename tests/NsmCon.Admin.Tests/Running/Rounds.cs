using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Shared;

namespace NsmCon.Testbed.Running;

/// <summary>What the app's workers do beside: a test that says what they do not do waits for a round of theirs, not for a time.</summary>
public static class Rounds
{
    /// <summary>Waits until a worker has done a whole round that began after now: what it has left then, it leaves.</summary>
    public static async Task WholeRound(this RunningApp app, string worker)
    {
        // The first that ends may have begun before.
        await app.EndOfRound(worker);
        await app.EndOfRound(worker);
    }

    /// <summary>Waits for the end of a round. It is known by the app's clock, which goes on by the least there is.</summary>
    static async Task EndOfRound(this RunningApp app, string worker)
    {
        app.Clock.Advance(TimeSpan.FromTicks(1));
        var now = app.Clock.GetUtcNow().UtcDateTime;
        for (var deadline = DateTime.UtcNow.AddSeconds(60); !app.HasEnded(worker, now); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline, $"The worker \"{worker}\" did not come to its end in time.");
    }

    static bool HasEnded(this RunningApp app, string worker, DateTime since) =>
        app.Services.GetRequiredService<WorkerHealth>().All.Any(state => state.Name == worker && state.LastRunAt >= since);
}
