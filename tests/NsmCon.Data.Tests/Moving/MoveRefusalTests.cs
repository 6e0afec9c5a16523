using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Moving;

namespace NsmCon.Data.Tests.Moving;

public class MoveRefusalTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_target_with_rows_is_left_alone(string provider)
    {
        await using var source = await MoveDatabaseTests.Migrated(provider);
        await using var target = await MoveDatabaseTests.Migrated(MoveDatabaseTests.Other(provider));
        await target.Save(A.Event("theirs"));

        Assert.Matches(
            @" is not empty: \w+ has 1 row\. Nothing was changed: name a database with nothing in it\.$",
            await Refused(source, target)
        );
        Assert.Equal("theirs", await target.Read(db => db.Events.Select(e => e.Slug).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_target_with_tables_of_another_program_is_left_alone(string provider)
    {
        await using var source = await MoveDatabaseTests.Migrated(provider);
        await using var target = await ConferenceDatabase.Empty(MoveDatabaseTests.Other(provider));
        await target.Execute("CREATE TABLE \"Theirs\" (\"Id\" integer)");
        await target.Execute("INSERT INTO \"Theirs\" VALUES (1), (2)");

        Assert.Contains(" is not empty: Theirs has 2 rows.", await Refused(source, target), StringComparison.Ordinal);
        Assert.False(await target.Read(async db => (await db.Database.GetAppliedMigrationsAsync()).Any()));
    }

    [Fact]
    public async Task The_same_database_and_one_of_the_same_kind_are_no_targets()
    {
        await using var source = await MoveDatabaseTests.Migrated(Databases.Sqlite);
        await using var other = await MoveDatabaseTests.Migrated(Databases.Sqlite);

        Assert.Equal(
            "The target is the database that is moved from. Nothing was changed: name another one.",
            await Refused(source, source)
        );
        Assert.StartsWith(
            "Both databases are SQLite, and a move goes from one kind to the other.",
            await Refused(source, other),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_target_that_nobody_answers_at_is_named()
    {
        await using var source = await MoveDatabaseTests.Migrated(Databases.Sqlite);
        await using var from = source.CreateDbContext();
        await using var to = ConferenceDatabase.Open(Databases.PostgreSql, "Host=127.0.0.1;Port=1;Database=nsmcon;Username=nobody");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new MoveDatabase(from, to).Move());

        Assert.StartsWith(
            "The database nsmcon on 127.0.0.1 cannot be used: Failed to connect to 127.0.0.1:1. Nothing was changed.",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Neither_database_may_be_newer_and_the_source_not_older(string provider)
    {
        const string Newer = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0')",
            NoNewer = "DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '2999%'";
        await using var source = await MoveDatabaseTests.Migrated(provider);
        await using var target = await MoveDatabaseTests.Migrated(MoveDatabaseTests.Other(provider));

        await target.Execute(Newer);
        Assert.Contains(
            "was made by a newer version of NsmCon (it has the migration 29990101000000_Future). Nothing was changed",
            await Refused(source, target),
            StringComparison.Ordinal
        );
        await target.Execute(NoNewer);
        await source.Execute(Newer);
        Assert.Contains(
            "was made by a newer version of NsmCon (it has the migration 29990101000000_Future). Nothing was changed",
            await Refused(source, target),
            StringComparison.Ordinal
        );
        await source.Execute(NoNewer);
        await source.Execute(
            "DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = (SELECT MAX(\"MigrationId\") FROM \"__EFMigrationsHistory\")"
        );
        Assert.Contains(
            "is of an older version of NsmCon. Nothing was changed: make a backup, bring it to this version by \"nsmcon migrate\"",
            await Refused(source, target),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_source_without_the_tables_of_NsmCon_is_named(string provider)
    {
        await using var source = await ConferenceDatabase.Empty(provider);
        await using var target = await ConferenceDatabase.Empty(MoveDatabaseTests.Other(provider));

        Assert.Contains(
            provider == Databases.Sqlite ? "There is no database at " : " is not a database of NsmCon.",
            await Refused(source, target),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_moved_from_under_a_running_app(string provider)
    {
        await using var source = await MoveDatabaseTests.Migrated(provider);
        await using var target = await ConferenceDatabase.Empty(MoveDatabaseTests.Other(provider));
        await using var running = source.CreateDbContext();
        await running.Database.OpenConnectionAsync();
        await running.Events.CountAsync();

        var refusal = await Refused(source, target);

        Assert.Contains("NsmCon, or another program", refusal, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed: stop it first.", refusal, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_writes_into_the_source_meanwhile_and_who_waits_to_is_noticed(string provider)
    {
        await using var source = await MoveDatabaseTests.Migrated(provider);
        await using var target = await ConferenceDatabase.Empty(MoveDatabaseTests.Other(provider));
        await source.Save(A.Event());
        var late = new Late(source);

        if (provider == Databases.Sqlite)
        {
            await MoveDatabaseTests.Move(source, target, late);
        }
        else
        {
            Assert.Contains("has the database", await Refused(source, target, late), StringComparison.Ordinal);
            Assert.False(await target.Read(db => db.Events.AnyAsync()));
        }

        Assert.True(late.IsRefused);
        await late.DisposeAsync();
    }

    [SkippableFact]
    public async Task What_PostgreSQL_does_not_take_is_named_by_table_line_and_column_and_nothing_is_copied()
    {
        await using var source = await MoveDatabaseTests.Migrated(Databases.Sqlite);
        await using var target = await ConferenceDatabase.Empty(Databases.PostgreSql);
        await source.Save(A.Event(), A.Talk(1), A.Talk(1));
        await source.Execute("UPDATE \"Talks\" SET \"Title\" = replace(hex(zeroblob(5000)), '0', 'long') WHERE \"Id\" = 2");

        Assert.Matches(
            @"^Nothing was copied: value too long for type character varying\(\d+\) \(COPY Talks, line 2, column Title\)\.$",
            await Refused(source, target)
        );
        Assert.False(await target.Read(db => db.Events.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_move_that_is_ended_leaves_an_empty_target_and_can_be_repeated(string provider)
    {
        await using var source = await MoveDatabaseTests.Migrated(provider);
        await using var target = await ConferenceDatabase.Empty(MoveDatabaseTests.Other(provider));
        await source.Save(A.Event(), A.Talk(1));
        using var ended = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            MoveDatabaseTests.Move(source, target, new EndAt("Talks", ended), ended.Token)
        );
        Assert.False(await target.Read(db => db.Events.AnyAsync()));
        await MoveDatabaseTests.Move(source, target);

        Assert.Equal(1, await target.Read(db => db.Talks.CountAsync()));
    }

    static async Task<string> Refused(ConferenceDatabase source, ConferenceDatabase target, IProgress<MoveProgress>? told = null) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => MoveDatabaseTests.Move(source, target, told))).Message;

    sealed class EndAt(string table, CancellationTokenSource ended) : IProgress<MoveProgress>
    {
        public void Report(MoveProgress value)
        {
            if (value.Table == table)
                ended.Cancel();
        }
    }

    /// <summary>Somebody who writes into the source once its events are copied, does not wait, and stays.</summary>
    sealed class Late(ConferenceDatabase source) : IProgress<MoveProgress>, IAsyncDisposable
    {
        ConferenceDb? db;

        public bool IsRefused { get; private set; }

        public void Report(MoveProgress value)
        {
            if (value is not { Table: "Events", Done: not null })
                return;

            db = source.CreateDbContext();
            try
            {
                db.Database.OpenConnection();
                db.Database.ExecuteSqlRaw(db.Database.IsSqlite() ? "PRAGMA busy_timeout = 0" : "SET lock_timeout = 50");
                db.Database.SetCommandTimeout(1);
                db.Database.ExecuteSqlRaw("UPDATE \"Events\" SET \"Title\" = 'Late'");
            }
            catch (DbException)
            {
                IsRefused = true;
            }
        }

        public async ValueTask DisposeAsync() => await db!.DisposeAsync();
    }
}
