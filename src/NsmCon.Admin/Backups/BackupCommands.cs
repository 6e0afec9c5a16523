using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Backups;

namespace NsmCon.Admin.Backups;

/// <summary>backup FILE and restore FILE.</summary>
static class BackupCommands
{
    public static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "The backup to write." };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = new Command("backup", "Writes a copy of the database, whole, also while NsmCon runs.") { file, force };
        command.SetAction(
            (parsed, cancel) => Run(db => Backup(db, Path.GetFullPath(parsed.GetValue(file)!), parsed.GetValue(force), cancel), cancel)
        );
        return command;
    }

    static async Task Backup(ConferenceDb db, string path, bool isForced, CancellationToken cancel)
    {
        if (File.Exists(path) && !isForced)
            throw new RuleBrokenException(
                $"{path} is there already. Nothing was changed: name another file, or repeat the command with --force."
            );

        var report = db.Database.IsSqlite()
            ? await new BackupSqlite(db).Backup(path, cancel)
            : await new BackupPostgreSql(db).Backup(path, cancel);
        var trial = report.Tables is { } tables ? $" Restored on trial, all {tables} tables came back whole." : "";
        Console.WriteLine(
            InWords(
                $"{path} has {report.Events:N0} events and {report.Registrations:N0} registrations ({report.Bytes / 1024:N0} KB).{trial}"
            )
        );
    }

    public static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "The backup to restore." };
        var force = new Option<bool>("--force")
        {
            Description = "Put it in the place of a database that has something in it; a file is kept beside it.",
        };
        var command = new Command("restore", "Puts a backup in the database's place. NsmCon must not run meanwhile.") { file, force };
        command.SetAction(
            (parsed, cancel) => Run(db => Restore(db, Path.GetFullPath(parsed.GetValue(file)!), parsed.GetValue(force), cancel), cancel)
        );
        return command;
    }

    static async Task Restore(ConferenceDb db, string path, bool isForced, CancellationToken cancel)
    {
        string? kept = null;
        if (db.Database.IsSqlite())
            kept = await new BackupSqlite(db).Restore(path, isForced, cancel);
        else
            await new BackupPostgreSql(db).Restore(path, isForced, cancel);
        var words = kept is null ? "" : $" What was there before is {kept}.";
        Console.WriteLine($"The backup was restored. Start NsmCon as usual.{words}");
    }

    static async Task<int> Run(Func<ConferenceDb, Task> work, CancellationToken cancel)
    {
        await using var app = Conference.Build([]);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync(cancel);
        try
        {
            await work(db);
            return 0;
        }
        catch (RuleBrokenException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }
}
