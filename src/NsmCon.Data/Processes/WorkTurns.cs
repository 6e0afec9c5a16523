using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace NsmCon.Data.Processes;

/// <summary>A piece of work that one process does for all.</summary>
public sealed record SharedWork(string Name)
{
    /// <summary>What the database knows it by: one number for the app, one for the work.</summary>
    internal int Key => KeyOf(Name);

    internal static int KeyOf(string name) => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}

/// <summary>
/// Whose turn it is to do what one process does for all. <see cref="ProcessLink"/>
/// takes turns and loses them; a process that is alone has all of them.
/// </summary>
/// <param name="works">The works there are.</param>
/// <param name="isAlone">Whether no other process serves this database.</param>
public sealed class WorkTurns(IEnumerable<SharedWork> works, bool isAlone)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    readonly Dictionary<int, SharedWork> all = works.ToDictionary(work => work.Key);
    readonly ConcurrentDictionary<string, WorkTurn> held = new(StringComparer.Ordinal);

    /// <summary>Whether another process may have what this one has not.</summary>
    public bool IsAlone => isAlone;

    /// <summary>What this process does for all.</summary>
    public IReadOnlyCollection<string> Held => isAlone ? [.. all.Values.Select(work => work.Name)] : [.. held.Keys];

    /// <summary>Waits until it is this process's turn.</summary>
    public async Task<WorkTurn> Wait(string work, CancellationToken cancel)
    {
        if (isAlone)
            return WorkTurn.ForGood;

        while (true)
        {
            if (held.TryGetValue(work, out var turn) && !turn.IsOver)
                return turn;
            await Task.Delay(Look, cancel);
        }
    }

    /// <summary>The works that another process has, or nobody.</summary>
    internal int[] Missing => [.. all.Where(work => !held.ContainsKey(work.Value.Name)).Select(work => work.Key)];

    internal void Take(int key) => held[all[key].Name] = new();

    internal void ReleaseAll()
    {
        foreach (var name in held.Keys)
        {
            if (held.TryRemove(name, out var turn))
                turn.End();
        }
    }
}

/// <summary>That it is this process's turn, until another may take over. Whoever has another one than before begins anew.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Whoever works holds a token of it.")]
public sealed class WorkTurn
{
    /// <summary>The turn of a process that is alone.</summary>
    public static readonly WorkTurn ForGood = new();

    readonly CancellationTokenSource over = new();

    internal WorkTurn() { }

    /// <summary>
    /// Cancelled when it is over, before another process begins or hardly later: what has gone out must be known by its row.
    /// </summary>
    public CancellationToken Over => over.Token;

    /// <summary>Whether it is over.</summary>
    public bool IsOver => over.IsCancellationRequested;

    internal void End() => over.Cancel();
}
