using System.Globalization;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Backups;

namespace NsmCon.Admin.Backups;

/// <summary>
/// Writes a backup each day into data/backups, checks it, and lets the oldest go. Databases on a server are backed up there.
/// </summary>
public sealed class KeepBackups(ConferenceDb db, ConferenceSettings settings, BackupTimes times, TimeProvider clock)
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 14;

    // Whoever starts the app again and again does not need a backup each time.
    static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10),
        Every = TimeSpan.FromHours(24);

    const string Form = "'nsmcon-'yyyyMMdd-HHmmss'.db'";

    string Folder => settings.Backups;

    /// <summary>Copies the log into the database file, and makes the backup of the day when it is time.</summary>
    public async Task KeepDue(CancellationToken cancel)
    {
        var backup = new BackupSqlite(db);
        if (!backup.CanBackup)
            return;

        await backup.Checkpoint(cancel);
        await times.One.WaitAsync(cancel);
        try
        {
            await MakeDue(backup, cancel);
        }
        finally
        {
            times.One.Release();
        }
    }

    async Task MakeDue(BackupSqlite backup, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        times.Last ??= Existing().Select(file => (DateTime?)TakenAt(file)).LastOrDefault();
        if (now - times.StartedAt < AfterStart || now - times.Last < Every)
            return;

        await backup.Backup(Path.Combine(Folder, now.ToString(Form, CultureInfo.InvariantCulture)), cancel);
        times.Last = now;
        foreach (var old in Existing().SkipLast(Kept))
            File.Delete(old);
    }

    List<string> Existing() =>
        !Directory.Exists(Folder)
            ? []
            : [.. Directory.EnumerateFiles(Folder, "nsmcon-*.db").Where(file => TakenAt(file) is not null).Order(StringComparer.Ordinal)];

    static DateTime? TakenAt(string file) =>
        DateTime.TryParseExact(
            Path.GetFileName(file),
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
