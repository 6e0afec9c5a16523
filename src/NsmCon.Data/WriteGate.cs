using System.Diagnostics.CodeAnalysis;
using NsmCon.Data.Processes;

namespace NsmCon.Data;

/// <summary>
/// One writer at a time, in the order of asking. SQLite allows one anyway, but lets the others try again at random;
/// with the gate a long write elsewhere never starves the registration desk. PostgreSQL needs no gate: it is open there.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
public sealed class WriteGate(bool isOpen)
{
    readonly SemaphoreSlim one = new(1);

    /// <summary>Where this process hears what was committed.</summary>
    public News News { get; } = new();

    /// <summary>Waits for one's turn; dispose the answer when done.</summary>
    public async Task<IDisposable> Enter(CancellationToken cancel = default)
    {
        if (isOpen)
            return new Turn(null);

        await one.WaitAsync(cancel);
        return new Turn(one);
    }

    sealed class Turn(SemaphoreSlim? taken) : IDisposable
    {
        SemaphoreSlim? taken = taken;

        public void Dispose() => Interlocked.Exchange(ref taken, null)?.Release();
    }
}
