using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Moving;

/// <summary>A database as the move sees it: rows of tables on a connection of its own, in one transaction.</summary>
abstract class MovedDatabase(ConferenceDb db) : IAsyncDisposable
{
    protected const string History = "__EFMigrationsHistory";

    DbConnection? connection;

    public IReadOnlyList<MovedTable> Tables { get; } = MovedTable.ListInOrder(db);

    /// <summary>For people: the file, or the database and its server.</summary>
    public abstract string Place { get; }

    protected DbConnection Connection => connection ?? throw new InvalidOperationException("Hold it first.");

    protected DbTransaction? Transaction { get; private set; }

    public static MovedDatabase Create(ConferenceDb db) => db.Database.IsSqlite() ? new MovedSqlite(db) : new MovedPostgreSql(db);

    /// <summary>Takes the database for reading: nobody else has it open, and nobody writes into it until this is disposed of.</summary>
    /// <exception cref="RuleBrokenException">It is in use, not there, or of another version.</exception>
    public abstract Task LockAsSource(CancellationToken cancel);

    /// <summary>Takes the database for writing, which must be of this version and have no rows.</summary>
    /// <exception cref="RuleBrokenException">There are rows.</exception>
    public abstract Task LockAsTarget(CancellationToken cancel);

    /// <summary>Refuses where somebody came after it was held.</summary>
    /// <exception cref="RuleBrokenException">Another has it open.</exception>
    public abstract Task RequireAlone(CancellationToken cancel);

    /// <summary>Looks whether it can become the target. What is not there yet can.</summary>
    /// <exception cref="RuleBrokenException">It is out of reach, of a newer version, or has rows.</exception>
    public async Task RequireEmpty(CancellationToken cancel)
    {
        try
        {
            if (!await Exists(cancel))
                return;

            await Open(cancel);
            if ((await ListApplied(cancel)).Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } newer)
                throw new RuleBrokenException(
                    $"{Place} was made by a newer version of NsmCon (it has the migration {newer}). Nothing was changed: run the command of that version."
                );

            await RequireNoRows(cancel);
        }
        catch (Exception fault) when (fault is DbException or System.Net.Sockets.SocketException)
        {
            throw new RuleBrokenException($"{Place} cannot be used: {Reason(fault)}. Nothing was changed.");
        }
        finally
        {
            await Close();
        }
    }

    /// <summary>The rows of a table, one at a time, as they come over the wire. The array is the same for each.</summary>
    public async IAsyncEnumerable<object?[]> Rows(MovedTable table, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Command($"SELECT {table.ColumnList} FROM \"{table.Name}\"");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var values = new object?[table.Columns.Count];
        while (await rows.ReadAsync(cancel))
        {
            for (var at = 0; at < values.Length; at++)
                values[at] = table.Columns[at].Read(rows, at);
            yield return values;
        }
    }

    /// <summary>Begins to write into a table.</summary>
    public abstract Task<RowWriter> Write(MovedTable table, CancellationToken cancel);

    /// <summary>The last number that was given to a row of the table, even if that row is gone: none is given twice.</summary>
    public abstract Task<long> LastNumber(MovedTable table, CancellationToken cancel);

    public abstract Task ContinueAfter(MovedTable table, long number, CancellationToken cancel);

    public virtual async Task Commit(CancellationToken cancel) => await Transaction!.CommitAsync(cancel);

    public virtual async ValueTask DisposeAsync()
    {
        if (Transaction is not null)
            await Transaction.DisposeAsync();
        await Close();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<bool> Exists(CancellationToken cancel);

    protected abstract Task<DbConnection> Connect(CancellationToken cancel);

    /// <summary>The names of the tables that are there, but for those that a database keeps for itself.</summary>
    protected abstract string TableNames { get; }

    protected static string Reason(Exception fault) => DatabaseSetup.Reason(fault);

    protected async Task Open(CancellationToken cancel) => connection = await Connect(cancel);

    protected void Begin(DbTransaction transaction) => Transaction = transaction;

    protected async Task RequireThisVersion(CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = await ListApplied(cancel);
        if (applied.Count == 0)
            throw new RuleBrokenException(
                $"{Place} is not a database of NsmCon. Nothing was changed: check ConnectionStrings:Conference and Database:Provider."
            );
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new RuleBrokenException(
                $"{Place} was made by a newer version of NsmCon (it has the migration {newer}). Nothing was changed: run the command of that version."
            );
        if (known.Except(applied, StringComparer.Ordinal).Any())
            throw new RuleBrokenException(
                $"{Place} is of an older version of NsmCon. Nothing was changed: "
                    + "make a backup, bring it to this version by \"nsmcon migrate\", and repeat the command."
            );
    }

    protected async Task RequireNoRows(CancellationToken cancel)
    {
        foreach (var table in (await Texts(TableNames, cancel)).Except([History, "__EFMigrationsLock"], StringComparer.Ordinal))
        {
            if (await Ask($"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"")}\"", cancel) is > 0 and var rows)
                throw new RuleBrokenException(
                    InWords(
                        $"{Place} is not empty: {table} has {rows:N0} {(rows == 1 ? "row" : "rows")}. Nothing was changed: name a database with nothing in it."
                    )
                );
        }
    }

    protected DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        return command;
    }

    protected async Task Run(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A number that the database knows; 0 for NULL or no row.</summary>
    protected async Task<long> Ask(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        return await command.ExecuteScalarAsync(cancel) is long number ? number : 0;
    }

    async Task<List<string>> ListApplied(CancellationToken cancel) =>
        (await Texts(TableNames, cancel)).Contains(History, StringComparer.Ordinal)
            ? await Texts($"SELECT \"MigrationId\" FROM \"{History}\"", cancel)
            : [];

    async Task<List<string>> Texts(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var texts = new List<string>();
        while (await rows.ReadAsync(cancel))
            texts.Add(rows.GetString(0));
        return texts;
    }

    async Task Close()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        connection = null;
    }
}

/// <summary>Takes the rows of one table.</summary>
abstract class RowWriter : IAsyncDisposable
{
    public abstract Task Write(object?[] row, CancellationToken cancel);

    /// <summary>Makes sure that all rows are there, before others point to them.</summary>
    public abstract Task Complete(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
