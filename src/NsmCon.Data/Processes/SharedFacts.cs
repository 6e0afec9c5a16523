using System.Collections.Concurrent;

namespace NsmCon.Data.Processes;

/// <summary>
/// What one process found out and all show, by name. It is kept in memory, so no page asks for it;
/// on PostgreSQL, <see cref="ProcessBoard"/> brings it to the other processes within a second.
/// </summary>
public sealed class SharedFacts
{
    readonly ConcurrentDictionary<string, string> all = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> untold = new(StringComparer.Ordinal);

    /// <summary>What is known under a name; null if nothing is.</summary>
    public string? this[string name]
    {
        get => all.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
        set
        {
            if (this[name] != value)
                untold[name] = all[name] = value ?? "";
        }
    }

    /// <summary>What the others do not know yet.</summary>
    internal IReadOnlyDictionary<string, string> TakeUntold()
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in untold.Keys)
        {
            if (untold.TryRemove(name, out var text))
                taken[name] = text;
        }

        return taken;
    }

    internal void RepublishUntaken(IReadOnlyDictionary<string, string> untaken)
    {
        foreach (var (name, text) in untaken)
            untold.TryAdd(name, text);
    }

    internal void Receive(string name, string text)
    {
        if (!untold.ContainsKey(name))
            all[name] = text;
    }
}
