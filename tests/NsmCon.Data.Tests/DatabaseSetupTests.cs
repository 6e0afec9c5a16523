using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Tests;

public sealed class DatabaseSetupTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon_setup_").FullName;

    string File => Path.Combine(folder, "nsmcon.db");

    // Without a pool, so that a file is closed when its test is done; impatient, so that the test is quick.
    string ConnectionString => $"Data Source={File};Pooling=False;Default Timeout=1";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Migrating_makes_the_database_and_doing_it_again_changes_nothing(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);

        await db.Migrate();
        db.Add(A.Event());
        await db.SaveChangesAsync();
        await db.Migrate();

        Assert.Equal("nsmconeu2020", (await db.Events.SingleAsync()).Slug);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [SkippableFact]
    public async Task A_database_that_the_server_does_not_have_yet_is_made()
    {
        await using var empty = await TestDatabase.Create(Databases.PostgreSql);
        await using var db = ConferenceDatabase.Open(Databases.PostgreSql, empty.ConnectionString);
        await db.Database.EnsureDeletedAsync();

        await db.Migrate();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_database_of_a_newer_version_is_refused(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Execute(
            """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Future', '99.0')"""
        );

        await AssertRefused(
            conference.CreateDbContext(),
            "The database was made by a newer version of NsmCon (it has the migration 29990101000000_Future). Start that version, or restore a backup. Nothing was changed."
        );
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_file_that_another_program_holds_locked_is_refused(bool isMigrated)
    {
        if (isMigrated)
            await Migrate();
        await using var other = new SqliteConnection(ConnectionString);
        await other.OpenAsync();
        await Execute(
            other,
            isMigrated ? "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE t (x)" : "BEGIN EXCLUSIVE; CREATE TABLE t (x)"
        );

        await AssertRefused(Open(), Unusable("another program holds it locked; end that program and start again"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_read_only_file_is_refused(bool isMigrated)
    {
        if (isMigrated)
            await Migrate();
        else
            await Execute("CREATE TABLE t (x)");

        await AssertRefused(Open(ConnectionString + ";Mode=ReadOnly"), Unusable("the file is read-only; make it and its folder writable"));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_left_as_it_is()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("This is no database. ", 500)));
        var before = await System.IO.File.ReadAllBytesAsync(File);

        await AssertRefused(Open(), Unusable("the file is damaged or not an SQLite database; restore a backup"));

        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task A_file_whose_tables_are_damaged_is_refused()
    {
        await Migrate();
        await using (var file = System.IO.File.OpenWrite(File))
        {
            // The header stays; the first page's list of tables does not.
            file.Position = 100;
            await file.WriteAsync(Enumerable.Repeat((byte)0xAA, 3_900).ToArray());
        }

        await AssertRefused(Open(), Unusable("the file is damaged or not an SQLite database; restore a backup"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "notes"), "not a folder");
        var file = Path.Combine(folder, "notes", "nsmcon.db");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Open($"Data Source={file}").Migrate());

        Assert.StartsWith($"The folder of the database \"{file}\" cannot be made: ", refusal.Message);
        Assert.EndsWith("Choose another file in ConnectionStrings:Conference.", refusal.Message);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        var file = Path.Combine(folder, "new", "er", "nsmcon.db");

        await Open($"Data Source={file};Pooling=False").Migrate();

        Assert.True(System.IO.File.Exists(file));
    }

    [Fact]
    public Task A_missing_file_that_may_not_be_made_is_refused() =>
        AssertRefused(
            Open(ConnectionString + ";Mode=ReadWrite"),
            Unusable("the file cannot be opened; check that its folder exists and is writable")
        );

    [Fact]
    public Task A_folder_in_place_of_the_file_is_refused() =>
        AssertRefused(
            Open($"Data Source={folder};Pooling=False"),
            Unusable("the disk refuses to read or write it; check the path and the disk")
        );

    [Theory]
    [InlineData(Databases.Sqlite)]
    [InlineData(Databases.PostgreSql)]
    public async Task A_connection_string_with_a_slip_is_refused(string provider)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            ConferenceDatabase.Open(provider, "Dta Source=nsmcon.db").Migrate()
        );

        Assert.StartsWith("ConnectionStrings:Conference is not understood: ", refusal.Message);
        Assert.Contains("dta source", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            ConferenceDatabase.Open(Databases.PostgreSql, "Host=127.0.0.1;Port=1;Username=nsmcon;Database=nsmcon").Migrate()
        );

        Assert.Equal(Unusable("Failed to connect to 127.0.0.1:1"), refusal.Message);
    }

    [Fact]
    public async Task A_lock_that_a_dead_migration_left_is_cleared_and_one_of_a_living_process_is_waited_for()
    {
        await Execute(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2020-03-02 09:00:00+00:00');
            """
        );

        using (new FileStream($"{File}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Open().Migrate(TimeSpan.FromSeconds(0.6)));
            Assert.Equal(
                "Migrating the database took longer than 0.01 minutes. If another process is migrating it, wait until that is done, and start again. Nothing was changed.",
                refusal.Message
            );
        }

        await Migrate();
    }

    [Fact]
    public async Task Who_cancels_a_migration_is_not_told_of_a_lock()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().Migrate(cancel.Token));
    }

    [Fact]
    public async Task A_restored_file_is_written_ahead_again()
    {
        await Migrate();
        await Execute("PRAGMA journal_mode = DELETE");

        await Migrate();

        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqliteCommand("PRAGMA journal_mode", connection);
        Assert.Equal("wal", await command.ExecuteScalarAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_processes_that_start_at_once_migrate_once(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using var one = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await using var other = ConferenceDatabase.Open(provider, empty.ConnectionString);

        await Task.WhenAll(Task.Run(() => one.Migrate()), Task.Run(() => other.Migrate()));

        Assert.Equal(one.Database.GetMigrations(), await one.Database.GetAppliedMigrationsAsync());
    }

    ConferenceDb Open(string? connectionString = null) => ConferenceDatabase.Open(Databases.Sqlite, connectionString ?? ConnectionString);

    async Task Migrate()
    {
        await using var db = Open();
        await db.Migrate();
    }

    static async Task AssertRefused(ConferenceDb db, string sentence)
    {
        await using (db)
            Assert.Equal(sentence, (await Assert.ThrowsAsync<StartRefusedException>(() => db.Migrate())).Message);
    }

    static string Unusable(string reason) => $"The database cannot be used: {reason} (ConnectionStrings:Conference). Nothing was changed.";

    async Task Execute(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await Execute(connection, sql);
    }

    static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
