using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Backups;

namespace NsmCon.Data.Tests;

public sealed class BackupTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon_backup_").FullName;

    string File => Path.Combine(folder, "nsmcon.db");

    string Copy => Path.Combine(folder, "copy.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_under_writing_is_whole_and_comes_back()
    {
        await Make("adacon");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            await using var db = Open();
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                db.Add(A.Event(slug: $"con-{number}"));
                await db.SaveChangesAsync();
            }
        });
        BackupReport report;
        await using (var db = Open())
        {
            // What is written between the count and the copy would be a difference.
            for (var again = 0; again < 5; again++)
                await new BackupSqlite(db).Backup(Copy);
            report = await new BackupSqlite(db).Backup(Copy);
        }

        await stop.CancelAsync();
        await writing;

        await using (var db = Open())
            await new BackupSqlite(db).Restore(Copy, isForced: true);

        await using var restored = Open();
        await restored.Migrate();
        Assert.Equal(report.Events, await restored.Events.CountAsync());
        Assert.True(report.Tables > 30);
        Assert.Equal(["copy.db", "nsmcon.db"], Directory.GetFiles(folder, "*.db").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(await restored.Events.AnyAsync(e => e.Slug == "adacon"));
        Assert.Equal([1L], await Counts($"{File}.before-restore", "SELECT COUNT(*) FROM \"Events\" WHERE \"Slug\" = 'adacon'"));
    }

    [Fact]
    public async Task A_database_that_has_something_in_it_is_replaced_only_when_that_is_said()
    {
        await Make("adacon");
        await using var db = Open();
        await new BackupSqlite(db).Backup(Copy);

        var refusal = await Refused(db, isForced: false);

        Assert.EndsWith(
            "has a database in it. Nothing was changed: stop NsmCon, and repeat the command with --force to put the backup in its place.",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0')",
        "was made by a newer version of NsmCon (it has the migration 29990101000000_Future). Nothing was changed: start that version."
    )]
    [InlineData("DROP TABLE \"__EFMigrationsHistory\"", "is not a database of NsmCon. Nothing was changed.")]
    public async Task A_backup_that_is_newer_or_none_is_refused(string change, string sentence)
    {
        await Make("adacon");
        await using var db = Open();
        await new BackupSqlite(db).Backup(Copy);
        await Counts(Copy, change);
        var before = await System.IO.File.ReadAllBytesAsync(File);

        Assert.EndsWith(sentence, await Refused(db, isForced: true), StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_so_is_a_restore_under_a_running_app()
    {
        await Make("adacon");
        await using var db = Open();
        await new BackupSqlite(db).Backup(Copy);
        await using (var running = Open())
        {
            await running.Database.OpenConnectionAsync();
            await running.Events.CountAsync();
            Assert.Equal(
                "NsmCon, or another program, has the database open. Nothing was changed: stop it first.",
                await Refused(db, isForced: true)
            );
        }

        var bytes = await System.IO.File.ReadAllBytesAsync(Copy);
        Array.Clear(bytes, 4096, bytes.Length - 4096);
        await System.IO.File.WriteAllBytesAsync(Copy, bytes);

        Assert.Contains("Nothing was changed", await Refused(db, isForced: true), StringComparison.Ordinal);
        Assert.True(await db.Events.AnyAsync(e => e.Slug == "adacon"));
    }

    [Theory]
    [InlineData("UPDATE Rows SET Word = 'c' WHERE Id = 1", "a value in Rows is another one")]
    [InlineData("UPDATE Rows SET Word = CASE Id WHEN 1 THEN 'b' ELSE 'a' END", "a value in Rows is another one")]
    [InlineData("UPDATE Rows SET Word = NULL WHERE Id = 3", "a value in Rows is another one")]
    [InlineData("UPDATE Rows SET Word = x'61' WHERE Id = 1", "a value in Rows is another one")]
    [InlineData("DELETE FROM Rows WHERE Id = 2", "Rows has 2 rows in place of 3")]
    [InlineData("DROP TABLE Rows", "the table Rows is missing")]
    [InlineData("CREATE TABLE More (Id INTEGER)", "the table More is too many")]
    [InlineData("DELETE FROM Rows; INSERT INTO Rows VALUES (3, ''), (2, 'b'), (1, 'a')", null)]
    public async Task A_copy_that_is_not_the_same_is_told_from_one_that_is(string change, string? difference)
    {
        const string Rows = "CREATE TABLE Rows (Id INTEGER, Word TEXT); INSERT INTO Rows VALUES (1, 'a'), (2, 'b'), (3, '')";
        await Counts(File, Rows);
        await Counts(Copy, Rows);
        await Counts(Copy, change);

        Assert.Equal(difference, TableSum.Difference(await Sums(File), await Sums(Copy)));
    }

    static async Task<IReadOnlyList<TableSum>> Sums(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        return await TableSum.CalculateAll(connection);
    }

    async Task<string> Refused(ConferenceDb db, bool isForced) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupSqlite(db).Restore(Copy, isForced))).Message;

    async Task Make(string slug)
    {
        await using var db = Open();
        await db.Migrate();
        db.Add(A.Event(slug: slug));
        await db.SaveChangesAsync();
    }

    ConferenceDb Open() => ConferenceDatabase.Open(Databases.Sqlite, $"Data Source={File};Pooling=False");

    static async Task<List<long>> Counts(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<long>();
        while (await rows.ReadAsync())
            found.Add(rows.GetInt64(0));
        return found;
    }
}
