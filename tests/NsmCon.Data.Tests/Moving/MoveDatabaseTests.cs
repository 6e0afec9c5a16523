using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Backups;
using NsmCon.Data.Moving;
using NsmCon.Data.Registrations;
using NsmCon.Data.Tests.Registrations;

namespace NsmCon.Data.Tests.Moving;

public class MoveDatabaseTests
{
    [SkippableFact]
    public async Task What_went_from_SQLite_to_PostgreSQL_and_back_is_the_same_to_the_last_byte()
    {
        await using var source = await Migrated(Databases.Sqlite);
        await using var there = await ConferenceDatabase.Empty(Databases.PostgreSql);
        await using var back = await ConferenceDatabase.Empty(Databases.Sqlite);
        await using (var db = source.CreateDbContext())
            await OddRows.Fill(db);

        await Move(source, there);
        var moved = await Move(there, back);

        Assert.All(moved, sum => Assert.Equal(OddRows.Each, sum.Rows));
        Assert.Null(TableSum.Difference(await Sums(source), await Sums(back)));
        Assert.Equal(await Numbers(source), await Numbers(back));
        Assert.Equal(1, await Count(back, "\"SearchIndex\" WHERE \"SearchIndex\" MATCH 'lovelace'"));
        Assert.Equal(1, await Count(there, "search_entries('lovelace'::tsquery)"));
    }

    [SkippableFact]
    public async Task What_went_from_PostgreSQL_to_SQLite_and_back_is_the_same_to_the_last_sign()
    {
        await using var source = await Migrated(Databases.PostgreSql);
        await using var there = await ConferenceDatabase.Empty(Databases.Sqlite);
        await using var back = await ConferenceDatabase.Empty(Databases.PostgreSql);
        await using (var db = source.CreateDbContext())
            await OddRows.Fill(db);

        await Move(source, there);
        await Move(there, back);

        Assert.Equal(await Dump(source), await Dump(back));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task People_register_in_the_moved_database_as_they_did_before(string provider)
    {
        await using var source = await Migrated(provider);
        await using var target = await ConferenceDatabase.Empty(Other(provider));
        var type = await source.TicketType(places: 2);
        await Register(source, A.Request(type));
        var before = await source.Read(db => db.Registrations.AsNoTracking().SingleAsync());

        await Move(source, target);

        var moved = await target.Read(db => db.Registrations.WithCode(before.TicketCode).SingleAsync());
        Assert.Equal(
            (before.Id, before.Name, before.DoorCode, before.RegisteredAt),
            (moved.Id, moved.Name, moved.DoorCode, moved.RegisteredAt)
        );
        Assert.Equal(DeskOutcome.Registered, (await Register(target, A.Request(type, "Grace Hopper", "grace@example.org"))).Outcome);
        Assert.Equal(DeskOutcome.Full, (await Register(target, A.Request(type, "Alan Turing", "alan@example.org"))).Outcome);
        Assert.Equal(2, await target.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_number_is_given_twice_even_if_its_row_is_gone(string provider)
    {
        await using var source = await Migrated(provider);
        await using var target = await ConferenceDatabase.Empty(Other(provider));
        await source.Save(A.Event(), A.Talk(1, "One"), A.Talk(1, "Two"), A.Speaker(1));
        await source.Execute("DELETE FROM \"Talks\" WHERE \"Title\" = 'Two'");
        await source.Execute("DELETE FROM \"Speakers\"");

        await Move(source, target);
        await target.Save(A.Talk(1, "Three"), A.Speaker(1));

        Assert.Equal(
            (3, 2),
            (
                await target.Read(db => db.Talks.MaxAsync(talk => talk.Id)),
                await target.Read(db => db.Speakers.MaxAsync(speaker => speaker.Id))
            )
        );
    }

    [SkippableFact]
    public async Task A_moment_loses_only_what_PostgreSQL_cannot_keep()
    {
        await using var source = await Migrated(Databases.Sqlite);
        await using var target = await ConferenceDatabase.Empty(Databases.PostgreSql);
        await source.Save(A.Event());
        await source.Execute("UPDATE \"Events\" SET \"StageSetAt\" = '2020-03-02 09:00:00.1234567'");

        await Move(source, target);

        Assert.Equal(A.Day.AddTicks(1_234_560), await target.Read(db => db.Events.Select(e => e.StageSetAt).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_value_that_arrives_as_another_one_is_noticed_and_nothing_is_copied(string provider)
    {
        await using var source = await Migrated(provider);
        await using var target = await Migrated(Other(provider));
        await source.Save(A.Event(), A.Talk(1, "One"));
        await target.Execute(
            provider == Databases.PostgreSql
                ? "CREATE TRIGGER spoil AFTER INSERT ON \"Talks\" BEGIN UPDATE \"Talks\" SET \"Title\" = 'Won'; END"
                : "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.\"Title\" = 'Won'; RETURN NEW; END $$; CREATE TRIGGER spoil BEFORE INSERT ON \"Talks\" FOR EACH ROW EXECUTE FUNCTION spoil()"
        );

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Move(source, target));

        Assert.StartsWith("Nothing was copied: read again, a value in Talks is another one.", refusal.Message, StringComparison.Ordinal);
        Assert.False(await target.Read(db => db.Events.AnyAsync()));
    }

    internal static string Other(string provider) => provider == Databases.Sqlite ? Databases.PostgreSql : Databases.Sqlite;

    internal static async Task<ConferenceDatabase> Migrated(string provider)
    {
        var database = await ConferenceDatabase.Empty(provider);
        await using var db = database.CreateDbContext();
        await db.Migrate();
        return database;
    }

    internal static async Task<IReadOnlyList<TableSum>> Move(
        ConferenceDatabase source,
        ConferenceDatabase target,
        IProgress<MoveProgress>? told = null,
        CancellationToken cancel = default
    )
    {
        await using var from = source.CreateDbContext();
        await using var to = target.CreateDbContext();
        return await new MoveDatabase(from, to).Move(told, cancel);
    }

    static async Task<DeskAnswer> Register(ConferenceDatabase conference, DeskRequest request)
    {
        await using var desk = new OpenDesk(conference);
        return await desk.Register(request);
    }

    // The index of the search is made anew by the rows that come in.
    static async Task<List<TableSum>> Sums(ConferenceDatabase conference)
    {
        await using var connection = new SqliteConnection($"{conference.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return [.. (await TableSum.CalculateAll(connection)).Where(sum => !sum.Table.StartsWith("SearchIndex", StringComparison.Ordinal))];
    }

    static Task<List<string>> Numbers(ConferenceDatabase conference) =>
        conference.Read(db =>
            db.Database.SqlQuery<string>($"SELECT name || ' ' || seq AS \"Value\" FROM sqlite_sequence ORDER BY name").ToListAsync()
        );

#pragma warning disable EF1002 // The names are those of the model, and of the test.
    static async Task<int> Count(ConferenceDatabase conference, string rows) =>
        await conference.Read(db =>
            db.Database.SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM {rows}").SingleAsync()
        );

    static Task<List<string>> Dump(ConferenceDatabase conference) =>
        conference.Read(async db =>
        {
            var dump = new List<string>();
            foreach (var table in MovedTable.ListInOrder(db))
                dump.Add(
                    await db
                        .Database.SqlQueryRaw<string>(
                            $"SELECT '{table.Name} ' || string_agg(row::text, '|' ORDER BY row::text) AS \"Value\" FROM \"{table.Name}\" AS row"
                        )
                        .SingleAsync()
                );
            return dump;
        });
#pragma warning restore EF1002
}
