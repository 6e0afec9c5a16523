using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Processes;

/// <summary>
/// A place outside of the database, such as a folder, at which one process at a
/// time may be. On PostgreSQL a lock says which; on SQLite there is one process.
/// </summary>
public sealed class SharedPlace(IDbContextFactory<ConferenceDb> databases)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Waits until no other process is there; dispose the answer when done. A process that dies leaves the place at once.
    /// </summary>
    /// <returns>Null if it did not become free in time.</returns>
    public async Task<IAsyncDisposable?> Enter(string name, TimeSpan longest)
    {
        var db = await databases.CreateDbContextAsync();
        var key = SharedWork.KeyOf(name);
        try
        {
            // The lock is the connection's, and ends with it at the latest.
            if (!db.Database.IsNpgsql() || await TryLock(db, key, longest))
                return new Stay(db, key);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        await db.DisposeAsync();
        return null;
    }

    static async Task<bool> TryLock(ConferenceDb db, int key, TimeSpan longest)
    {
        await db.Database.OpenConnectionAsync();
        var begun = Stopwatch.StartNew();
        while (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({ProcessLink.LockClass}, {key}) AS \"Value\"").SingleAsync())
        {
            if (begun.Elapsed > longest)
                return false;
            await Task.Delay(Look);
        }

        return true;
    }

    sealed class Stay(ConferenceDb db, int key) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                if (db.Database.IsNpgsql())
                    await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({ProcessLink.LockClass}, {key})");
            }
            catch (DbException)
            {
                // The connection has ended, and the lock with it.
            }
            finally
            {
                await db.DisposeAsync();
            }
        }
    }
}
