using Microsoft.Data.Sqlite;
using NsmCon.Data.Secrets;

namespace NsmCon.Data.Backups;

/// <summary>The file of an SQLite database, as the operating system sees it.</summary>
public sealed class SqliteFile
{
    // EWOULDBLOCK: another holds the lock.
    const int HeldByAnother = 11;

    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    readonly SqliteConnectionStringBuilder connection;

    SqliteFile(SqliteConnectionStringBuilder connection, string path)
    {
        this.connection = connection;
        Path = path;
    }

    /// <summary>Its absolute path, links followed.</summary>
    public string Path { get; }

    /// <summary>Whether there is nothing in it, or no such file.</summary>
    public bool IsEmpty => new FileInfo(Path) is not { Exists: true, Length: > 0 };

    /// <summary>
    /// The file that a connection string names; null if it names none that could be copied, such as a database in memory.
    /// </summary>
    public static SqliteFile? FromConnectionString(string connectionString)
    {
        var named = new SqliteConnectionStringBuilder(connectionString);
        if (named.DataSource.Length == 0 || named.DataSource.StartsWith(':') || named.Mode == SqliteOpenMode.Memory)
            return null;
        if (named.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return null;

        var path = System.IO.Path.GetFullPath(named.DataSource);
        return new SqliteFile(named, File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path);
    }

    /// <summary>Opens it, or another file in its way, for one piece of work.</summary>
    public async Task<SqliteConnection> Open(string? path = null, CancellationToken cancel = default)
    {
        var opened = new SqliteConnection(
            new SqliteConnectionStringBuilder(connection.ConnectionString)
            {
                DataSource = path ?? Path,
                Pooling = false,
                DefaultTimeout = Math.Min(SqliteConnectionSetup.LongestWait, connection.DefaultTimeout),
            }.ConnectionString
        );
        await opened.OpenAsync(cancel);
        return opened;
    }

    /// <summary>
    /// Keeps other processes from migrating or restoring it meanwhile; dispose the answer when done. The lock is the operating
    /// system's and ends with its process. Null where no lock can be made: then the database itself says what is wrong.
    /// </summary>
    /// <exception cref="OperationCanceledException">Another kept it for too long.</exception>
    public async Task<IDisposable?> Lock(CancellationToken cancel)
    {
        if (Directory.Exists(Path))
            return null;

        while (true)
        {
            try
            {
                return new FileStream($"{Path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException fault) when (fault.HResult == HeldByAnother)
            {
                await Task.Delay(Moment, cancel);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Writes a copy of it, consistent while others read and write, which nobody but the app's own user can read.</summary>
    /// <param name="copy">Where; nothing may lie there.</param>
    /// <param name="read">Reads from the database what the copy holds, at the moment of the copy.</param>
    /// <param name="cancel">Ends it; no copy is left.</param>
    /// <exception cref="SqliteException">It cannot be read, or the copy not be written.</exception>
    public async Task CopyTo(string copy, Func<SqliteConnection, Task>? read = null, CancellationToken cancel = default)
    {
        var part = $"{copy}.part";
        File.Delete(part);
        try
        {
            OwnerOnly.Create(part).Dispose();
            await CopyMoment(part, read, cancel);
            using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
                written.Flush(flushToDisk: true);
            File.Move(part, copy);
        }
        finally
        {
            File.Delete(part);
        }
    }

    // What is read is what is copied, however much is written meanwhile: one transaction does both.
    async Task CopyMoment(string part, Func<SqliteConnection, Task>? read, CancellationToken cancel)
    {
        await using var source = await Open(cancel: cancel);
        await Run(source, "BEGIN", cancel);
        if (read is not null)
            await read(source);
        await using var target = await Open(part, cancel);
        source.BackupDatabase(target);
        await Run(target, "PRAGMA journal_mode = DELETE", cancel);
        // What was erased is still in the pages of the file; it does not belong into a copy.
        await Run(target, "VACUUM", cancel);
    }

    static async Task Run(SqliteConnection opened, string sql, CancellationToken cancel)
    {
        await using var command = new SqliteCommand(sql, opened);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Puts another file in its place, whole; its own logs go. Nobody may have it open.</summary>
    /// <param name="other">It is gone afterwards. An empty one stands for no database at all.</param>
    public void ReplaceBy(string other)
    {
        foreach (var log in new[] { "-wal", "-shm", "-journal" })
            File.Delete(Path + log);
        if (new FileInfo(other).Length > 0)
        {
            File.Move(other, Path, overwrite: true);
            return;
        }

        File.Delete(Path);
        File.Delete(other);
    }
}
