using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NsmCon.Data.Moving;

/// <summary>A PostgreSQL database that is moved from, or to.</summary>
sealed class MovedPostgreSql(ConferenceDb db) : MovedDatabase(db)
{
    // How long a connection may take to go that its program has closed, and a lock that the server's own work holds.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5),
        Moment = TimeSpan.FromMilliseconds(100);

    // Others of the same user: whoever watches or copies the database has one of their own.
    const string Others = """
        SELECT COUNT(*) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        """;

    readonly NpgsqlConnectionStringBuilder server = new(db.Database.GetConnectionString())
    {
        Pooling = false,
        MaxAutoPrepare = 0,
        CommandTimeout = 0,
    };

    NpgsqlConnection Server => (NpgsqlConnection)Connection;

    public override string Place => $"The database {server.Database} on {server.Host}";

    protected override string TableNames => "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";

    string AllTables => string.Join(", ", Tables.Select(table => $"\"{table.Name}\""));

    public override async Task LockAsSource(CancellationToken cancel)
    {
        try
        {
            await Open(cancel);
            await RequireThisVersion(cancel);
            await RequireAlone(cancel);
            Begin(await Server.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel));
            await Run(Invariant($"SET LOCAL lock_timeout = {Patience.TotalMilliseconds}; LOCK TABLE {AllTables} IN SHARE MODE"), cancel);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new RuleBrokenException($"Somebody writes into {Named}. Nothing was changed: stop NsmCon first.");
        }
        catch (NpgsqlException fault)
        {
            throw new RuleBrokenException($"{Place} cannot be read: {Reason(fault)}. Nothing was changed.");
        }
    }

    public override async Task RequireAlone(CancellationToken cancel)
    {
        var begun = Stopwatch.StartNew();
        while (await Ask(Others, cancel) is > 0 and var others)
        {
            if (begun.Elapsed > Patience)
            {
                var connections = others == 1 ? "1 connection" : InWords($"{others:N0} connections");
                throw new RuleBrokenException(
                    $"NsmCon, or another program of its user, has {Named} open ({connections}). Nothing was changed: stop it first."
                );
            }

            await Task.Delay(Moment, cancel);
            // A transaction sees who is there as it saw it first.
            await Run("SELECT pg_stat_clear_snapshot()", cancel);
        }
    }

    public override async Task LockAsTarget(CancellationToken cancel)
    {
        await Open(cancel);
        Begin(await Server.BeginTransactionAsync(cancel));
        await Run($"LOCK TABLE {AllTables} IN EXCLUSIVE MODE", cancel);
        await RequireNoRows(cancel);
    }

    public override async Task<RowWriter> Write(MovedTable table, CancellationToken cancel)
    {
        var import = await Server.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancel);
        return new Writer(table, import);
    }

    public override Task<long> LastNumber(MovedTable table, CancellationToken cancel) =>
        Ask($"SELECT pg_sequence_last_value({Sequence(table)})", cancel);

    public override Task ContinueAfter(MovedTable table, long number, CancellationToken cancel) =>
        Run($"SELECT setval({Sequence(table)}, {number})", cancel);

    /// <summary>Tells the server what it has now, before the first question is asked of it.</summary>
    public override async Task Commit(CancellationToken cancel)
    {
        await Run($"ANALYZE {AllTables}", cancel);
        await base.Commit(cancel);
    }

    // A database that is not there is made by migrating it.
    protected override async Task<bool> Exists(CancellationToken cancel)
    {
        try
        {
            await using var connection = await Connect(cancel);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    protected override async Task<DbConnection> Connect(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    string Named => char.ToLowerInvariant(Place[0]) + Place[1..];

    static string Sequence(MovedTable table) => $"pg_get_serial_sequence('\"{table.Name}\"', '{table.Key}')::regclass";

    sealed class Writer(MovedTable table, NpgsqlBinaryImporter import) : RowWriter
    {
        // Without what stands in parentheses: "character varying(254)".
        readonly string[] types = [.. table.Columns.Select(column => column.Mapping.StoreTypeNameBase)];

        public override async Task Write(object?[] row, CancellationToken cancel)
        {
            await import.StartRowAsync(cancel);
            for (var at = 0; at < row.Length; at++)
            {
                if (row[at] is null)
                    await import.WriteNullAsync(cancel);
                else
                    await import.WriteAsync(table.Columns[at].Write(row[at]), types[at], cancel);
            }
        }

        public override async Task Complete(CancellationToken cancel) => await import.CompleteAsync(cancel);

        public override ValueTask DisposeAsync() => import.DisposeAsync();
    }
}
