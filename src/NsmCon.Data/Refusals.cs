using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data;

/// <summary>What the database's own rules refuse: a name given twice, a row that others need, a limit below what is taken.</summary>
public static class Refusals
{
    /// <summary>Whether a constraint of the database said no, rather than that it failed.</summary>
    public static bool IsRefusedByDatabase(this DbUpdateException fault) =>
        fault.InnerException is SqliteException { SqliteErrorCode: 19 } or DbException { SqlState: ['2', '3', ..] };

    /// <summary>
    /// Whether the database could not do what it was asked, for a reason that
    /// passes: its disk is full, it is locked, or it is out of reach.
    /// </summary>
    public static bool IsOutOfService(this Exception fault) =>
        fault switch
        {
            SqliteException lite => lite.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14,
            // No resources, an operator stepped in, the system failed.
            DbException { SqlState: ['5', '3' or '7' or '8', ..] } => true,
            DbException other => other.IsTransient,
            // EF Core wraps what may pass twice.
            { InnerException: { } inner } => inner.IsOutOfService(),
            _ => false,
        };

    /// <summary>
    /// Whether the database gave this one up for another that writes: they waited for each other. Done again, it goes through.
    /// </summary>
    public static bool IsDeadlock(this Exception fault) =>
        fault is DbException { SqlState: "40P01" or "40001" } || fault.InnerException?.IsDeadlock() == true;

    /// <summary>How often what the database gave up is begun, with the first time.</summary>
    public const int MostTries = 3;

    /// <summary>
    /// Does a piece of work that may be begun anew: it reads all that it needs itself, in a context of its own, and what it did not commit
    /// left nothing behind. Where the database gave it up for another that writes, it is done again, as the other is through by then.
    /// </summary>
    public static async Task<T> Repeat<T>(Func<Task<T>> work)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await work();
            }
            catch (Exception fault) when (tries < MostTries && fault.IsDeadlock()) { }
        }
    }

    /// <summary>Saves; what the database refuses becomes the sentence.</summary>
    /// <exception cref="RuleBrokenException">A constraint of the database said no.</exception>
    public static async Task SaveOrRefuse(this ConferenceDb db, string sentence)
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException fault) when (fault.IsRefusedByDatabase())
        {
            throw new RuleBrokenException(sentence);
        }
    }
}
