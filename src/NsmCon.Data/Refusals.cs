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
