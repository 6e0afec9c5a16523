using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NsmCon.Data.Backups;

namespace NsmCon.Data.Moving;

/// <summary>
/// Copies everything from one database to an empty one of the other kind, whole or not at all. What is copied
/// are the tables and columns of the model, as they are stored: secrets stay protected by the same key.
/// </summary>
public sealed class MoveDatabase(ConferenceDb source, ConferenceDb target)
{
    const int RowsBetweenReports = 5_000;

    /// <summary>Copies, reads each table again from the target, and compares.</summary>
    /// <param name="told">How far it is.</param>
    /// <param name="cancel">Ends it; nothing is copied.</param>
    /// <returns>What each table holds, in both databases.</returns>
    /// <exception cref="RuleBrokenException">
    /// It cannot be done, or would not be whole. The source is as it was, and the target has no rows.
    /// </exception>
    public async Task<IReadOnlyList<TableSum>> Move(IProgress<MoveProgress>? told = null, CancellationToken cancel = default)
    {
        RequireOtherKind();
        await using var from = MovedDatabase.Create(source);
        await using var to = MovedDatabase.Create(target);
        await from.LockAsSource(cancel);
        await to.RequireEmpty(cancel);
        await Prepare(cancel);
        try
        {
            await to.LockAsTarget(cancel);
            var sums = new List<TableSum>();
            foreach (var (read, written) in from.Tables.Zip(to.Tables))
                sums.Add(await Move(from, read, to, written, told, cancel));

            await from.RequireAlone(cancel);
            await to.Commit(cancel);
            return sums;
        }
        catch (DbException fault)
        {
            throw new RuleBrokenException($"Nothing was copied: {Describe(fault)}.");
        }
    }

    void RequireOtherKind()
    {
        if (source.Database.ProviderName != target.Database.ProviderName)
            return;

        var kind = source.Database.IsSqlite() ? "SQLite" : "PostgreSQL";
        var isSame =
            source.Database.IsSqlite()
            && SqliteFile.FromConnectionString(source.Database.GetConnectionString()!)?.Path
                == SqliteFile.FromConnectionString(target.Database.GetConnectionString()!)?.Path;
        throw new RuleBrokenException(
            isSame
                ? "The target is the database that is moved from. Nothing was changed: name another one."
                : $"Both databases are {kind}, and a move goes from one kind to the other. Nothing was changed: "
                    + "\"nsmcon backup\" and \"nsmcon restore\" copy a database to another of its kind."
        );
    }

    async Task Prepare(CancellationToken cancel)
    {
        try
        {
            await target.Migrate(cancel);
        }
        catch (StartRefusedException fault)
        {
            // Its sentence is about the configured database, and names that key.
            throw new RuleBrokenException(
                $"The target could not be prepared. {fault.Message.Replace(" (ConnectionStrings:Conference)", "", StringComparison.Ordinal)}"
            );
        }
    }

    static async Task<TableSum> Move(
        MovedDatabase from,
        MovedTable read,
        MovedDatabase to,
        MovedTable written,
        IProgress<MoveProgress>? told,
        CancellationToken cancel
    )
    {
        var expected = await Copy(from, read, to, written, told, cancel);
        var found = await Sum(to, written, cancel);
        if (TableSum.Difference([expected], [found]) is { } difference)
            throw new RuleBrokenException($"Nothing was copied: read again, {difference}. Please report this, with the name of the table.");
        if (read.Key is not null && await from.LastNumber(read, cancel) is > 0 and var last)
            await to.ContinueAfter(written, last, cancel);
        told?.Report(new(read.Name, expected.Rows, found));
        return found;
    }

    static async Task<TableSum> Copy(
        MovedDatabase from,
        MovedTable read,
        MovedDatabase to,
        MovedTable written,
        IProgress<MoveProgress>? told,
        CancellationToken cancel
    )
    {
        var sum = new RowChecksum(read.Name);
        await using var writer = await to.Write(written, cancel);
        await foreach (var row in from.Rows(read, cancel))
        {
            await writer.Write(row, cancel);
            sum.Add(row);
            if (sum.Rows % RowsBetweenReports == 0)
                told?.Report(new(read.Name, sum.Rows, null));
        }

        await writer.Complete(cancel);
        return sum.Sum;
    }

    static async Task<TableSum> Sum(MovedDatabase database, MovedTable table, CancellationToken cancel)
    {
        var sum = new RowChecksum(table.Name);
        await foreach (var row in database.Rows(table, cancel))
            sum.Add(row);
        return sum.Sum;
    }

    // PostgreSQL says in which line and column of the copy, and would show the
    // value as well, which is no business of whoever reads the log.
    static string Describe(DbException fault) =>
        fault is PostgresException { Where: { Length: > 0 } where } refused
            ? $"{refused.MessageText.TrimEnd('.')} ({where.Split(": ")[0]})"
            : DatabaseSetup.Reason(fault);
}

/// <summary>How far a move is.</summary>
/// <param name="Table">The table that it is at.</param>
/// <param name="Rows">How many of its rows are copied.</param>
/// <param name="Done">What it holds in both databases, once it was read again; null while it is copied.</param>
public sealed record MoveProgress(string Table, long Rows, TableSum? Done);
