using System.Diagnostics;

namespace NsmCon.Testbed;

/// <summary>What another process or a worker does in its own time.</summary>
public static class Eventually
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Asks again and again until it is so.</summary>
    public static async Task WaitUntil(Func<Task<bool>> condition)
    {
        for (var begun = Stopwatch.StartNew(); !await condition(); await Task.Delay(20))
            Assert.True(begun.Elapsed < Longest, "It did not happen in time.");
    }

    /// <summary>The same, of what is known at once.</summary>
    public static Task WaitUntil(Func<bool> condition) => WaitUntil(() => Task.FromResult(condition()));
}
