using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NsmCon.Data.Backups;

namespace NsmCon.Data.Tests;

/// <summary>What a backup of a PostgreSQL database leaves in its folder, and which files are none.</summary>
public sealed class BackupPostgreSqlFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon_backup_").FullName;

    string Copy => Path.Combine(folder, "copies", "copy.dump");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task A_backup_takes_the_place_of_an_earlier_one_and_says_how_large_it_is()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await using var db = conference.CreateDbContext();
        await new BackupPostgreSql(db).Backup(Copy);
        await conference.Save(A.Event());

        var report = await new BackupPostgreSql(db).Backup(Copy);

        Assert.Equal((1, 0, new FileInfo(Copy).Length), (report.Events, report.Registrations, report.Bytes));
        Assert.Equal([Copy], Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!));
    }

    [SkippableFact]
    public async Task A_backup_that_cannot_be_put_in_its_place_leaves_nothing_behind()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await using var db = conference.CreateDbContext();
        Directory.CreateDirectory(Copy);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupPostgreSql(db).Backup(Copy));

        Assert.StartsWith("No backup was made: ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([Copy], Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!));
    }

    [SkippableTheory]
    [InlineData(
        """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99')""",
        "was made by a newer version of NsmCon (it has the migration 29990101000000_Later). Nothing was changed: start that version."
    )]
    [InlineData("""DELETE FROM "__EFMigrationsHistory" """, "is not a database of NsmCon. Nothing was changed.")]
    [InlineData("""DROP TABLE "__EFMigrationsHistory" """, "is not a database of NsmCon. Nothing was changed.")]
    public async Task A_copy_that_is_newer_or_none_of_ours_is_not_restored(string change, string sentence)
    {
        await using var other = await ConferenceDatabase.Create(Databases.PostgreSql);
        await other.Execute(change);
        var file = Path.Combine(folder, "other.dump");
        await Dump(other, file);
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await conference.Save(A.Event());
        await using var db = conference.CreateDbContext();

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupPostgreSql(db).Restore(file, isForced: true));

        Assert.Equal($"{file} {sentence}", refusal.Message);
        Assert.Equal(1, await db.Events.CountAsync());
    }

    [SkippableFact]
    public async Task Who_cancels_a_backup_ends_its_process_and_leaves_no_file()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await using var other = conference.CreateDbContext();
        await using var locked = await other.Database.BeginTransactionAsync();
        await other.Database.ExecuteSqlRawAsync("""LOCK TABLE "Events" IN ACCESS EXCLUSIVE MODE""");
        await using var db = conference.CreateDbContext();
        using var cancel = new CancellationTokenSource();
        var backup = new BackupPostgreSql(db).Backup(Copy, cancel.Token);
        await conference.UntilSomeoneWaits();
        Assert.True(IsDumping());

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => backup);

        for (var wait = 0; wait < 100 && IsDumping(); wait++)
            await Task.Delay(50);
        Assert.False(IsDumping());
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Copy)!));
    }

    bool IsDumping() => Process.GetProcessesByName("pg_dump").Any(process => Arguments(process).Contains(folder, StringComparison.Ordinal));

    static string Arguments(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    static async Task Dump(ConferenceDatabase database, string file)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        string[] arguments =
        [
            "--format=custom",
            $"--file={file}",
            $"--host={server.Host}",
            $"--port={server.Port}",
            $"--username={server.Username}",
            server.Database!,
        ];
        using var dump = Process.Start(new ProcessStartInfo("pg_dump", arguments))!;
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
    }
}
