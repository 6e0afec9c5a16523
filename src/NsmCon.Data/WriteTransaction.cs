using Microsoft.EntityFrameworkCore.Storage;

namespace NsmCon.Data;

/// <summary>A transaction that writes, with its turn at the write gate. Disposed without a commit, it is rolled back.</summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    readonly IDbContextTransaction? transaction;
    readonly IDisposable? turn;
    readonly Action committed;
    readonly Action left;

    internal WriteTransaction(IDbContextTransaction? transaction, IDisposable? turn, Action committed, Action left) =>
        (this.transaction, this.turn, this.committed, this.left) = (transaction, turn, committed, left);

    /// <summary>Makes all of it durable. Inside another write transaction it does nothing: the outer one decides.</summary>
    public async Task Commit()
    {
        if (transaction is null) return;

        await transaction.CommitAsync();
        committed();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (transaction is null) return;

        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            left();
            turn?.Dispose();
        }
    }
}
