using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NsmCon.Data.Secrets;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Tests;

/// <summary>What a connection to the database brings along.</summary>
public sealed class ConnectionTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon_connection_").FullName;

    string File => Path.Combine(folder, "nsmcon.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_database_whose_file_is_gone_is_not_begun_anew_under_the_running_app(bool isAsync)
    {
        await using var db = Open();
        await Connect();
        await db.Database.CloseConnectionAsync();
        System.IO.File.Delete(File);

        var fault = await Assert.ThrowsAsync<SqliteException>(Connect);

        Assert.Equal(
            (14, $"The database file {File} is gone. Stop NsmCon, bring it back, or restore a backup, and start again."),
            (fault.SqliteErrorCode, fault.Message)
        );
        Assert.False(System.IO.File.Exists(File));

        // The first time, there is no file yet; the second time there is.
        async Task Connect()
        {
            for (var time = 0; time < 2; time++)
            {
                if (isAsync)
                    await db.Database.OpenConnectionAsync();
                else
                    db.Database.OpenConnection();
                await db.Database.CloseConnectionAsync();
            }
        }
    }

    [Theory, InlineData(""), InlineData(":memory:")]
    public async Task A_database_without_a_file_lives_as_long_as_its_connection_and_is_missed_by_nobody(string source)
    {
        await using var db = ConferenceDatabase.Open(Databases.Sqlite, $"Data Source={source};Pooling=False");

        for (var time = 0; time < 2; time++)
        {
            await db.Database.OpenConnectionAsync();
            await db.Migrate();
            Assert.Equal(0, await db.Events.CountAsync());
            await db.Database.CloseConnectionAsync();
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Secrets_are_protected_by_the_key_of_the_connection_whatever_others_the_process_has(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        await using var other = new ConferenceDb(
            ConferenceDatabase.Options(provider, conference.ConnectionString),
            conference.Gate,
            MasterKey.New()
        );

        other.Add(
            new Webhook
            {
                EventId = 1,
                Url = "https://receiver.example",
                Secret = "whsec_b25l",
            }
        );
        await other.SaveChangesAsync();

        Assert.Equal("whsec_b25l", await other.Webhooks.Select(webhook => webhook.Secret).SingleAsync());
        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            conference.Read(db => db.Webhooks.Select(webhook => webhook.Secret).SingleAsync())
        );
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Each_connection_to_SQLite_is_patient_and_knows_the_small_letters_of_all_scripts(bool isAsync)
    {
        await using var db = Open(";Default Timeout=2");

        if (isAsync)
            await db.Database.OpenConnectionAsync();
        else
            db.Database.OpenConnection();

        Assert.Equal(
            "2000 1 8000 é",
            $"{await Ask("PRAGMA busy_timeout")} {await Ask("PRAGMA foreign_keys")} {await Ask("PRAGMA wal_autocheckpoint")} {await Ask("SELECT lower('É')")}"
        );
        Assert.Equal(DBNull.Value, await Ask("SELECT lower(NULL)"));

        async Task<object?> Ask(string sql)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }
    }

    [Theory]
    [InlineData("", 50)]
    [InlineData(";Max Auto Prepare=7", 7)]
    [InlineData(";max auto prepare=0", 0)]
    public void Statements_are_prepared_on_PostgreSQL_unless_the_connection_string_says_otherwise(string further, int most)
    {
        using var db = ConferenceDatabase.Open(Databases.PostgreSql, $"Host=127.0.0.1;Database=nsmcon{further}");

        Assert.Equal(most, new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()).MaxAutoPrepare);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, false)]
    [InlineData(DatabaseProvider.PostgreSql, true)]
    public async Task The_app_s_writers_take_turns_on_SQLite_alone(DatabaseProvider provider, bool isOpen)
    {
        await using var app = new ServiceCollection().AddConferenceDb(provider, "Host=127.0.0.1", TestKey.Key).BuildServiceProvider();
        var gate = app.GetRequiredService<WriteGate>();

        using var first = await gate.Enter();

        Assert.Equal(isOpen, gate.Enter().IsCompleted);
        Assert.Same(TestKey.Key, app.GetRequiredService<MasterKey>());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Writing_on_trial_fails_where_nothing_can_be_written_and_leaves_the_gate_free(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using (var db = conference.CreateDbContext())
            await db.TryWrite();
        var turn = conference.Gate.Enter();
        Assert.True(turn.IsCompletedSuccessfully);
        (await turn).Dispose();
        await conference.Execute(
            provider == Databases.Sqlite
                ? """CREATE TRIGGER fail BEFORE UPDATE ON "__EFMigrationsHistory" BEGIN SELECT RAISE(ABORT, 'no'); END"""
                : """
                CREATE FUNCTION fail() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no'; END $$ LANGUAGE plpgsql;
                CREATE TRIGGER fail BEFORE UPDATE ON "__EFMigrationsHistory" FOR EACH ROW EXECUTE FUNCTION fail();
                """
        );

        await using var again = conference.CreateDbContext();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => again.TryWrite());
    }

    [Fact]
    public async Task Nobody_but_the_app_s_own_user_reads_the_files_of_the_database()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using (var first = Open())
            await first.Migrate();
        await using var reader = Open();
        await reader.Database.OpenConnectionAsync();
        await reader.Events.CountAsync();
        string[] files = [File, $"{File}-wal", $"{File}-shm"];
        foreach (var file in files)
            System.IO.File.SetUnixFileMode(
                file,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead
            );

        await using var db = Open();
        await db.Migrate();

        foreach (var file in files)
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, System.IO.File.GetUnixFileMode(file)));
    }

    ConferenceDb Open(string further = "") => ConferenceDatabase.Open(Databases.Sqlite, $"Data Source={File};Pooling=False{further}");
}
