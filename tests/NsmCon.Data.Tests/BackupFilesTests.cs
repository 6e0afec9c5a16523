using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Backups;

namespace NsmCon.Data.Tests;

/// <summary>What lies in the folders of a database and its backups, before and after.</summary>
public sealed class BackupFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon_backup_").FullName;

    string File => Path.Combine(folder, "nsmcon.db");

    string Copy => Path.Combine(folder, "copy.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Folders_that_are_missing_are_made()
    {
        await Make();
        var copy = Path.Combine(folder, "not", "yet", "copy.db");
        var elsewhere = Path.Combine(folder, "new", "nsmcon.db");

        await using (var db = Open())
            await new BackupSqlite(db).Backup(copy);
        await using var other = Open(elsewhere);
        var kept = await new BackupSqlite(other).Restore(copy, isForced: false);

        Assert.Null(kept);
        Assert.Equal("adacon", (await other.Events.SingleAsync()).Slug);
    }

    [Fact]
    public async Task What_a_process_left_that_was_killed_is_in_nobody_s_way_and_goes()
    {
        await Make();
        await Leave(
            "copy.db",
            "copy.db.new",
            "copy.db.new.part",
            "copy.db.trial",
            "nsmcon.db.restoring",
            "nsmcon.db.before-restore",
            "nsmcon.db.before-restore.part"
        );
        await using var db = Open();

        await new BackupSqlite(db).Backup(Copy);
        var kept = await new BackupSqlite(db).Restore(Copy, isForced: true);

        Assert.Equal($"{File}.before-restore", kept);
        Assert.Equal(["copy.db", "nsmcon.db", "nsmcon.db.before-restore", "nsmcon.db.lock"], Files());
        Assert.Equal("adacon", (await db.Events.SingleAsync()).Slug);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_put_in_its_place_leaves_nothing_behind()
    {
        await Make();
        await using var db = Open();
        Directory.CreateDirectory(Copy);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupSqlite(db).Backup(Copy));

        Assert.StartsWith("No backup was made: ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["nsmcon.db", "nsmcon.db.lock"], Files());
    }

    [Fact]
    public async Task A_restore_that_is_refused_leaves_nothing_behind()
    {
        await Make();
        await Execute(Copy, "CREATE TABLE t (x)");
        await using var db = Open();

        await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupSqlite(db).Restore(Copy, isForced: true));
        var missing = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupSqlite(db).Restore($"{Copy}x", isForced: true));

        Assert.Equal($"There is no file {Copy}x.", missing.Message);
        Assert.Equal(["copy.db", "nsmcon.db", "nsmcon.db.lock"], Files());
    }

    [Fact]
    public async Task A_backup_whose_rows_break_their_table_s_rules_is_damaged()
    {
        await Make();
        await using var db = Open();
        await new BackupSqlite(db).Backup(Copy);
        await Execute(
            Copy,
            """
            CREATE TABLE t (x); INSERT INTO t VALUES (NULL);
            PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE t (x NOT NULL)' WHERE name = 't'
            """
        );

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupSqlite(db).Restore(Copy, isForced: true));

        Assert.Equal($"{Copy} is damaged. Nothing was changed: take another backup.", refusal.Message);
    }

    [Fact]
    public async Task An_empty_file_is_no_database_that_could_be_lost()
    {
        await Make();
        await using (var db = Open())
            await new BackupSqlite(db).Backup(Copy);
        await System.IO.File.WriteAllBytesAsync(Path.Combine(folder, "empty.db"), []);
        await using var empty = Open(Path.Combine(folder, "empty.db"));

        Assert.False(new BackupSqlite(empty).CanBackup);
        await new BackupSqlite(empty).Restore(Copy, isForced: false);

        Assert.True(new BackupSqlite(empty).CanBackup);
        Assert.Equal("adacon", (await empty.Events.SingleAsync()).Slug);
    }

    [Fact]
    public async Task A_link_to_the_database_stays_a_link_to_it()
    {
        await Make();
        var link = Path.Combine(folder, "link.db");
        System.IO.File.CreateSymbolicLink(link, File);
        await using var db = Open(link);

        await new BackupSqlite(db).Backup(Copy);
        await new BackupSqlite(db).Restore(Copy, isForced: true);

        Assert.Equal(File, new FileInfo(link).LinkTarget);
        Assert.Equal(["copy.db", "link.db", "nsmcon.db", "nsmcon.db.before-restore", "nsmcon.db.lock"], Files());
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=nsmcon;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:nsmcon.db")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=/nowhere/at/all.db")]
    public async Task What_is_no_file_cannot_be_backed_up(string connectionString)
    {
        await using var db = ConferenceDatabase.Open(Databases.Sqlite, connectionString);

        Assert.False(new BackupSqlite(db).CanBackup);
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupSqlite(db).Backup(Copy));

        Assert.Equal("There is no database file to copy. Start NsmCon once, or check ConnectionStrings:Conference.", refusal.Message);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Where_no_lock_can_be_made_nobody_waits_for_one()
    {
        Assert.Null(await SqliteFile.FromConnectionString("Data Source=/nowhere/at/all.db")!.Lock(CancellationToken.None));
        Assert.Null(await SqliteFile.FromConnectionString($"Data Source={folder}")!.Lock(CancellationToken.None));
        Assert.False(System.IO.File.Exists($"{folder}.lock"));
    }

    [Theory, InlineData(1, 1), InlineData(60, 5)]
    public async Task Who_is_at_the_file_is_waited_for_as_long_as_the_connection_string_says_and_five_seconds_at_most(int said, int seconds)
    {
        await using var connection = await SqliteFile.FromConnectionString($"Data Source={File};Default Timeout={said}")!.Open();

        Assert.Equal(seconds, connection.DefaultTimeout);
    }

    [Fact]
    public async Task A_backup_is_one_file_that_needs_no_log_beside_it()
    {
        await Make();
        await using var db = Open();

        await new BackupSqlite(db).Backup(Copy);

        // The versions of the file format: 2 says that it is written ahead.
        Assert.Equal([2, 2], (await System.IO.File.ReadAllBytesAsync(File))[18..20]);
        Assert.Equal([1, 1], (await System.IO.File.ReadAllBytesAsync(Copy))[18..20]);
    }

    [Fact]
    public async Task An_erased_row_is_in_no_backup()
    {
        await Make();
        await Execute(File, "CREATE TABLE t (x); INSERT INTO t VALUES ('erased-and-gone'); DELETE FROM t");
        await using var db = Open();

        await new BackupSqlite(db).Backup(Copy);

        Assert.Contains("erased-and-gone", await System.IO.File.ReadAllTextAsync(File), StringComparison.Ordinal);
        Assert.DoesNotContain("erased-and-gone", await System.IO.File.ReadAllTextAsync(Copy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_is_what_is_copied_however_much_is_written_between()
    {
        await Make();
        await using var other = Open();

        await SqliteFile
            .FromConnectionString($"Data Source={File}")!
            .CopyTo(Copy, async source =>
            {
                await using var count = new SqliteCommand("SELECT COUNT(*) FROM \"Events\"", source);
                Assert.Equal(1L, await count.ExecuteScalarAsync());
                other.Add(A.Event("later"));
                await other.SaveChangesAsync();
            });

        await using var copied = Open(Copy);
        Assert.Equal((1, 2), (await copied.Events.CountAsync(), await other.Events.CountAsync()));
    }

    [Fact]
    public async Task A_copy_overwrites_nothing_and_leaves_no_part_of_itself()
    {
        await Make();
        await Leave("copy.db");

        await Assert.ThrowsAsync<IOException>(() => SqliteFile.FromConnectionString($"Data Source={File}")!.CopyTo(Copy));

        Assert.Equal("left", await System.IO.File.ReadAllTextAsync(Copy));
        Assert.Equal(["copy.db", "nsmcon.db", "nsmcon.db.lock"], Files());
    }

    [Fact]
    public async Task An_empty_file_that_takes_the_place_of_a_database_stands_for_none()
    {
        await Leave("nsmcon.db", "nsmcon.db-wal", "nsmcon.db-shm", "nsmcon.db-journal");
        await System.IO.File.WriteAllBytesAsync(Copy, []);

        SqliteFile.FromConnectionString($"Data Source={File}")!.ReplaceBy(Copy);

        Assert.Empty(Directory.GetFiles(folder));
    }

    IEnumerable<string?> Files() =>
        Directory
            .GetFiles(folder)
            .Select(Path.GetFileName)
            .Where(name => !name!.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    async Task Leave(params string[] names)
    {
        foreach (var name in names)
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, name), "left");
    }

    async Task Make()
    {
        await using var db = Open();
        await db.Migrate();
        db.Add(A.Event(slug: "adacon"));
        await db.SaveChangesAsync();
    }

    ConferenceDb Open(string? file = null) => ConferenceDatabase.Open(Databases.Sqlite, $"Data Source={file ?? File};Pooling=False");

    static async Task Execute(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
