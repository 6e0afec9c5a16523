using Microsoft.EntityFrameworkCore.Storage;
using NsmCon.Data.Processes;

namespace NsmCon.Data;

/// <summary>
/// A transaction that writes, with its turn at the write gate. Disposed without a commit, it
/// is rolled back; where something was saved in it, its context then tracks nothing any more.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    readonly ConferenceDb db;
    readonly IDbContextTransaction? transaction;
    readonly IDisposable? turn;
    bool isCommitted;

    internal WriteTransaction(ConferenceDb db, IDbContextTransaction? transaction = null, IDisposable? turn = null)
    {
        this.db = db;
        this.transaction = transaction;
        this.turn = turn;
    }

    /// <summary>Which rows it holds.</summary>
    internal ConferenceDb.HeldLocks Locks { get; } = new();

    /// <summary>Whether something was saved in it, which a rollback takes back.</summary>
    internal bool HasSaved { get; set; }

    /// <summary>Makes all of it durable. Inside another write transaction it does nothing: the outer one decides.</summary>
    public Task Commit()
    {
        if (transaction is not null)
            db.Announce(NewsTopics.Pages);
        return CommitUnseen();
    }

    /// <summary>As <see cref="Commit"/>, when nothing changed that a public page shows: kept pages stay.</summary>
    public async Task CommitUnseen()
    {
        if (transaction is null)
            return;

        await db.SendNews();
        await transaction.CommitAsync();
        isCommitted = true;
        db.SpreadNews();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (transaction is null)
            return;

        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            db.LeaveWrite(isCommitted);
            turn?.Dispose();
        }
    }
}
