using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Backups;

/// <summary>Copies of an SQLite database, and the way back from one.</summary>
public sealed class BackupSqlite(ConferenceDb db)
{
    const int Busy = 5,
        Locked = 6;

    /// <summary>Whether the database is a file that can be copied so.</summary>
    public bool CanBackup => Find() is not null;

    /// <summary>
    /// Writes a consistent copy while others work, and restores it on trial: what
    /// comes back must have every row and value that the database had at that moment.
    /// </summary>
    /// <param name="copy">Where; nothing may lie there.</param>
    /// <param name="cancel">Ends it; no copy is left.</param>
    /// <exception cref="RuleBrokenException">There is no such database, the copy cannot be written, or it is not whole.</exception>
    public async Task<BackupReport> Backup(string copy, CancellationToken cancel = default)
    {
        var file = Find()
            ?? throw new RuleBrokenException(
                "There is no database file to copy. Start NsmCon once, or check ConnectionStrings:Conference."
            );
        var part = $"{copy}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(copy))!);
            File.Delete(part);
            IReadOnlyList<TableSum> sums = [];
            await file.CopyTo(part, async source => sums = await TableSum.CalculateAll(source, cancel), cancel);
            var report = await RestoreOnTrial(file, part, copy, sums, cancel);
            File.Move(part, copy, overwrite: true);
            return report;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new RuleBrokenException($"No backup was made: {fault.Message.TrimEnd('.')}.");
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Puts a backup in the database's place. What was there before stays beside it, as the file that is answered.</summary>
    /// <param name="copy">The backup; it stays.</param>
    /// <param name="isForced">Whether a database that has something in it may be replaced.</param>
    /// <param name="cancel">Ends it; nothing is changed.</param>
    /// <exception cref="RuleBrokenException">
    /// The backup is broken or newer, or the database is in use or not empty. Nothing was changed.
    /// </exception>
    public async Task<string?> Restore(string copy, bool isForced, CancellationToken cancel = default)
    {
        var file = SqliteFile.FromConnectionString(db.Database.GetConnectionString()!)
            ?? throw new RuleBrokenException("ConnectionStrings:Conference names no database file.");
        if (!File.Exists(copy))
            throw new RuleBrokenException($"There is no file {copy}.");
        if (!file.IsEmpty && !isForced)
            throw new RuleBrokenException(
                $"{file.Path} has a database in it. Nothing was changed: stop NsmCon, and repeat the command with --force to put the backup in its place."
            );

        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        using var turn = await file.Lock(cancel);
        var next = $"{file.Path}.restoring";
        try
        {
            await Stage(file, copy, next, copy, cancel);
            var kept = file.IsEmpty ? null : await SetAside(file, cancel);
            file.ReplaceBy(next);
            return kept;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new RuleBrokenException($"{copy} was not restored: {fault.Message.TrimEnd('.')}. Nothing was changed.");
        }
        finally
        {
            File.Delete(next);
        }
    }

    /// <summary>Copies the log into the file, so that it never holds most of the data for long.</summary>
    public Task<int> Checkpoint(CancellationToken cancel) => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)", cancel);

    SqliteFile? Find() =>
        db.Database.IsSqlite() && SqliteFile.FromConnectionString(db.Database.GetConnectionString()!) is { IsEmpty: false } file
            ? file
            : null;

    static async Task<string> SetAside(SqliteFile file, CancellationToken cancel)
    {
        await RequireUnused(file, cancel);
        var kept = $"{file.Path}.before-restore";
        File.Delete(kept);
        await file.CopyTo(kept, cancel: cancel);
        return kept;
    }

    // A running app would write on into a file that is no more there.
    static async Task RequireUnused(SqliteFile file, CancellationToken cancel)
    {
        await using var connection = await file.Open(cancel: cancel);
        try
        {
            if (await Ask(connection, "PRAGMA journal_mode = DELETE", cancel) is "delete")
                return;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Busy or Locked) { }

        throw new RuleBrokenException("NsmCon, or another program, has the database open. Nothing was changed: stop it first.");
    }

    async Task<BackupReport> RestoreOnTrial(
        SqliteFile file,
        string part,
        string named,
        IReadOnlyList<TableSum> sums,
        CancellationToken cancel
    )
    {
        var trial = $"{named}.trial";
        try
        {
            var report = await Stage(file, part, trial, named, cancel);
            await using var restored = await file.Open(trial, cancel);
            return TableSum.Difference(sums, await TableSum.CalculateAll(restored, cancel)) is not { } difference
                ? report with
                {
                    Tables = sums.Count,
                }
                : throw new RuleBrokenException(
                    $"No backup was made: restored on trial, {difference}. Check the disk, and make another one."
                );
        }
        finally
        {
            File.Delete(trial);
        }
    }

    // The backup itself stays as it is: what is opened and put into the database's place is a copy of it.
    async Task<BackupReport> Stage(SqliteFile file, string copy, string next, string named, CancellationToken cancel)
    {
        File.Copy(copy, next, overwrite: true);
        return await Check(file, next, named, cancel);
    }

    async Task<BackupReport> Check(SqliteFile file, string copy, string named, CancellationToken cancel)
    {
        await using var connection = await file.Open(copy, cancel);
        if (await Ask(connection, "PRAGMA integrity_check", cancel) is not "ok")
            throw new RuleBrokenException($"{named} is damaged. Nothing was changed: take another backup.");
        if (await Ask(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'", cancel) is null)
            throw new RuleBrokenException($"{named} is not a database of NsmCon. Nothing was changed.");

        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        await using var command = new SqliteCommand("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"", connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            if (!known.Contains(rows.GetString(0)))
                throw new RuleBrokenException(
                    $"{named} was made by a newer version of NsmCon (it has the migration {rows.GetString(0)}). Nothing was changed: start that version."
                );
        }

        return new(await Count(connection, "Events", cancel), await Count(connection, "Registrations", cancel), new FileInfo(copy).Length);
    }

    static async Task<long> Count(SqliteConnection connection, string table, CancellationToken cancel) =>
        await Ask(connection, $"SELECT COUNT(*) FROM \"{table}\"", cancel) is long count ? count : 0;

    static async Task<object?> Ask(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}

/// <summary>What a backup holds, as it was read from it again.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Registrations">How many registrations, canceled ones too.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupReport(long Events, long Registrations, long Bytes)
{
    /// <summary>How many tables came back whole, every row and value, when it was restored on trial; null if it was not.</summary>
    public int? Tables { get; init; }
}
