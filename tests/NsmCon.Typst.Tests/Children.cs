using System.Diagnostics;

namespace NsmCon.Typst.Tests;

/// <summary>The typesetting processes that a process has started.</summary>
static class Children
{
    public static List<Process> Find(int parent) => [.. Process.GetProcesses().Where(process => IsChild(process.Id, parent))];

    public static async Task<List<Process>> Begin(int parent)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (Find(parent) is { Count: > 0 } children)
                return children;
            await Task.Delay(100);
        }

        throw new TimeoutException("No child was started within ten seconds.");
    }

    public static async Task AreAtMost(int count, int parent)
    {
        for (var tries = 0; Find(parent).Count > count; tries++)
        {
            Assert.True(tries < 100, "The child was not stopped within ten seconds.");
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until one of them has computed for a fifth of a second: then the document that it got is in work.</summary>
    public static async Task AreAtWork(IReadOnlyList<Process> children)
    {
        var before = children.Select(child => child.TotalProcessorTime).ToList();
        for (var tries = 0; !children.Where((child, i) => HasComputed(child, since: before[i])).Any(); tries++)
        {
            Assert.True(tries < 600, "No child was at work within a minute.");
            await Task.Delay(100);
        }
    }

    static bool HasComputed(Process child, TimeSpan since)
    {
        child.Refresh();
        return child.TotalProcessorTime - since > TimeSpan.FromMilliseconds(200);
    }

    static bool IsChild(int id, int parent)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat"); // id (name) state parent …
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]) == parent
                && File.ReadAllText($"/proc/{id}/cmdline").Contains("typst-worker", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended meanwhile
        }
    }
}
