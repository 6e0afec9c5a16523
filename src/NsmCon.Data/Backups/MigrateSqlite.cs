using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Backups;

/// <summary>
/// Brings an SQLite database to the app's version, or leaves it as it was. SQLite rebuilds a table in several transactions, so the
/// file is copied first: the copy is put back when a step fails, and at the next start when the process died between two steps.
/// </summary>
sealed class MigrateSqlite(ConferenceDb db, SqliteFile file)
{
    string Copy => $"{file.Path}.migrating";

    /// <summary>
    /// Puts back what a process left that died while it migrated. The caller holds the file's lock, so no other process is at it.
    /// </summary>
    public void RestoreAfterDeath()
    {
        if (File.Exists(Copy))
            file.ReplaceBy(Copy);
    }

    /// <summary>Migrates it.</summary>
    /// <exception cref="System.Data.Common.DbException">It could not be migrated, and is as it was.</exception>
    public async Task Migrate(CancellationToken cancel)
    {
        if (file.IsEmpty)
            await File.WriteAllBytesAsync(Copy, [], cancel);
        else
            await file.CopyTo(Copy, cancel: cancel);
        try
        {
            // Whoever made it is dead: a living process would hold the file's lock.
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancel);
            await db.Database.MigrateAsync(cancel);
        }
        catch
        {
            await CloseConnection();
            file.ReplaceBy(Copy);
            throw;
        }

        Keep();
    }

    // The last version's database stays beside the new one, until the next migration.
    void Keep()
    {
        var kept = $"{file.Path}.before-migration";
        if (new FileInfo(Copy).Length > 0)
            File.Move(Copy, kept, overwrite: true);
        else
            File.Delete(Copy);
    }

    async Task CloseConnection()
    {
        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }
}
