using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>
/// A database that is empty or not there, beside backups or mails of one that was full, is asked about: nothing is begun anew in silence.
/// </summary>
static class LostDatabase
{
    /// <summary>Refuses such a start.</summary>
    /// <exception cref="StartRefusedException">There is something of another database. Nothing was changed.</exception>
    public static async Task Refuse(ConferenceDb db, ConferenceSettings settings)
    {
        if (Traces(settings) is not { Length: > 0 } traces || !await IsEmpty(db))
            return;

        var backup = Newest(settings.Backups, "nsmcon-*.db");
        throw new StartRefusedException(
            $"""
            The database is empty or not there, but {traces} of an earlier one. Nothing was changed.
            If the database was moved, check ConnectionStrings:Conference and Database:Provider. {(
                backup is null
                    ? "If it was lost, restore a backup: docs/BACKUPS.md."
                    : $"If it was lost, the newest backup comes back by: restore {backup}"
            )}
            If an empty one is meant, start once with --Database:BeginAnew=Meant.
            """
        );
    }

    static string Traces(ConferenceSettings settings)
    {
        var folders = new[] { (settings.Backups, "nsmcon-*.db", "backups"), (settings.MailOutbox, "*.eml", "mails") };
        return string.Join(
            " and ",
            folders.Where(kind => Newest(kind.Item1, kind.Item2) is not null).Select(kind => $"{kind.Item1} has {kind.Item3}")
        );
    }

    static string? Newest(string folder, string pattern) =>
        !Directory.Exists(folder) ? null : Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).LastOrDefault();

    // Opening an SQLite file that is not there would make it.
    static async Task<bool> IsEmpty(ConferenceDb db)
    {
        try
        {
            return !await db.Database.CanConnectAsync() || !(await db.Database.GetAppliedMigrationsAsync()).Any();
        }
        catch (System.Data.Common.DbException)
        {
            // What is wrong with it, migrating says.
            return false;
        }
    }
}
