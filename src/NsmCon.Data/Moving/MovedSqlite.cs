using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Backups;

namespace NsmCon.Data.Moving;

/// <summary>An SQLite file that is moved from, or to.</summary>
sealed class MovedSqlite(ConferenceDb db) : MovedDatabase(db)
{
    const int Busy = 5,
        Locked = 6;

    readonly SqliteFile file = SqliteFile.FromConnectionString(db.Database.GetConnectionString()!)
        ?? throw new RuleBrokenException("The connection string of SQLite names no file. Nothing was changed.");

    IDisposable? turn;

    public override string Place => file.Path;

    // The index of the search is a table to SQLite, and follows from others.
    protected override string TableNames =>
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name";

    public override async Task LockAsSource(CancellationToken cancel)
    {
        if (file.IsEmpty)
            throw new RuleBrokenException(
                $"There is no database at {Place}. Nothing was changed: check ConnectionStrings:Conference and Database:Provider."
            );

        turn = await file.Lock(cancel);
        await Open(cancel);
        try
        {
            // In this mode SQLite lets nobody else have the file open, from the first look into it to the end of the connection.
            await Run("PRAGMA locking_mode = EXCLUSIVE", cancel);
            Begin(((SqliteConnection)Connection).BeginTransaction(deferred: false));
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Busy or Locked)
        {
            throw new RuleBrokenException($"NsmCon, or another program, has {Place} open. Nothing was changed: stop it first.");
        }
        catch (SqliteException fault)
        {
            throw new RuleBrokenException($"{Place} cannot be read: {Reason(fault)}. Nothing was changed.");
        }

        await RequireThisVersion(cancel);
    }

    // The lock on the file sees to that.
    public override Task RequireAlone(CancellationToken cancel) => Task.CompletedTask;

    public override async Task LockAsTarget(CancellationToken cancel)
    {
        await Open(cancel);
        Begin(((SqliteConnection)Connection).BeginTransaction(deferred: false));
        // A row may come before the one of its own table that it points to.
        await Run("PRAGMA defer_foreign_keys = ON", cancel);
        await RequireNoRows(cancel);
    }

    public override Task<RowWriter> Write(MovedTable table, CancellationToken cancel)
    {
        var insert = table.Insert(Connection);
        insert.Transaction = Transaction;
        return Task.FromResult<RowWriter>(new Writer(table, insert));
    }

    public override Task<long> LastNumber(MovedTable table, CancellationToken cancel) =>
        Ask($"SELECT seq FROM sqlite_sequence WHERE name = '{table.Name}'", cancel);

    public override Task ContinueAfter(MovedTable table, long number, CancellationToken cancel) =>
        Run(
            $"""
            UPDATE sqlite_sequence SET seq = max(seq, {number}) WHERE name = '{table.Name}';
            INSERT INTO sqlite_sequence (name, seq) SELECT '{table.Name}', {number}
            WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '{table.Name}')
            """,
            cancel
        );

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        turn?.Dispose();
    }

    protected override Task<bool> Exists(CancellationToken cancel) => Task.FromResult(!file.IsEmpty);

    protected override async Task<DbConnection> Connect(CancellationToken cancel) => await file.Open(cancel: cancel);

    sealed class Writer(MovedTable table, DbCommand insert) : RowWriter
    {
        public override Task Write(object?[] row, CancellationToken cancel)
        {
            for (var at = 0; at < row.Length; at++)
                insert.Parameters[at].Value = table.Columns[at].Write(row[at]);
            return insert.ExecuteNonQueryAsync(cancel);
        }

        public override Task Complete(CancellationToken cancel) => Task.CompletedTask;

        public override ValueTask DisposeAsync() => insert.DisposeAsync();
    }
}
