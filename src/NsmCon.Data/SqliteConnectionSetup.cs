using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NsmCon.Data;

/// <summary>
/// What every SQLite connection needs: patience with other writers (at most "Default Timeout" of the connection string, in
/// seconds), and commits that survive a loss of power.
/// </summary>
sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    const int CannotOpen = 14;

    /// <summary>In seconds.</summary>
    public const int LongestWait = 5;

    /// <summary>
    /// About 32 MB: at SQLite's own 1,000, every third transaction of a busy registration desk would copy the log into the file.
    /// </summary>
    const int PagesBeforeCheckpoint = 8_000;

    bool wasThere;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        RequireFile(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        RequireFile(connection);
        return ValueTask.FromResult(result);
    }

    // Open connections outlive their file: what is written into one that was deleted is lost, and must not be confirmed.
    void RequireFile(DbConnection connection)
    {
        var file = connection.DataSource;
        if (file.Length == 0 || file.StartsWith(':'))
            return;
        if (File.Exists(file))
            wasThere = true;
        else if (wasThere)
            throw new SqliteException(
                $"The database file {file} is gone. Stop NsmCon, bring it back, or restore a backup, and start again.",
                CannotOpen
            );
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        LowerAllLetters(connection);
        using var command = Pragmas(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        LowerAllLetters(connection);
        await using var command = Pragmas(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // SQLite's own lower() knows A to Z only: what begins with another capital would never be found.
    static void LowerAllLetters(DbConnection connection) =>
        ((SqliteConnection)connection).CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);

    static DbCommand Pragmas(DbConnection connection)
    {
        var command = connection.CreateCommand();
        var seconds = Math.Min(LongestWait, ((SqliteConnection)connection).DefaultTimeout);
        command.CommandText = $"""
            PRAGMA busy_timeout = {seconds * 1000}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
            PRAGMA wal_autocheckpoint = {PagesBeforeCheckpoint};
            """;
        return command;
    }
}
