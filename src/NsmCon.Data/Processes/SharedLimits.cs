using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Processes;

/// <summary>
/// Limits that hold for all processes together, on PostgreSQL: one statement for each try, on a table that is
/// not logged, so that it waits for no disk. After a crash of the database everybody has their tries again.
/// </summary>
public sealed class SharedLimits(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>Takes one of a limit.</summary>
    /// <param name="what">The limit, and whose it is.</param>
    /// <param name="most">How many there are.</param>
    /// <param name="every">How long it takes until one has come back.</param>
    /// <returns>False when none was left. Where the database gives no answer, what the form asks for will say so.</returns>
    public async Task<bool> TryTake(string what, int most, TimeSpan every, CancellationToken cancel = default)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
        var all = every * most;
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var taken = await db
                .Database.SqlQuery<int>(
                    $"""
                    INSERT INTO "FormLimits" AS it ("Key", "BackAt") VALUES ({key}, clock_timestamp() + {every})
                    ON CONFLICT ("Key") DO UPDATE SET "BackAt" = GREATEST(it."BackAt", clock_timestamp()) + {every}
                    WHERE GREATEST(it."BackAt", clock_timestamp()) + {every} <= clock_timestamp() + {all}
                    RETURNING 1
                    """
                )
                .ToListAsync(cancel);
            return taken.Count > 0;
        }
        catch (DbException)
        {
            return true;
        }
    }

    /// <summary>Forgets those of whom all has come back.</summary>
    public async Task Forget(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "FormLimits" WHERE "BackAt" < clock_timestamp()""", cancel);
    }
}
