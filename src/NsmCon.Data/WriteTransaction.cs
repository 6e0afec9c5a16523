using Microsoft.EntityFrameworkCore.Storage;

namespace NsmCon.Data;

/// <summary>
/// A transaction that writes, with its turn at the write gate. Disposed without a commit, it is rolled back; where something was saved in it, its context then
/// tracks nothing any more.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    readonly IDbContextTransaction? transaction;
    readonly IDisposable? turn;
    readonly Action committed;
    readonly Action<bool> left;
    bool isCommitted;

    internal WriteTransaction(IDbContextTransaction? transaction, IDisposable? turn, Action committed, Action<bool> left) =>
        (this.transaction, this.turn, this.committed, this.left) = (transaction, turn, committed, left);

    /// <summary>Makes all of it durable. Inside another write transaction it does nothing: the outer one decides.</summary>
    public async Task Commit()
    {
        await CommitUnseen();
        if (transaction is not null) committed();
    }

    /// <summary>As <see cref="Commit"/>, when nothing changed that a public page shows: kept pages stay.</summary>
    public async Task CommitUnseen()
    {
        if (transaction is null) return;

        await transaction.CommitAsync();
        isCommitted = true;
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
            left(isCommitted);
            turn?.Dispose();
        }
    }
}
