using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests;

public class WriteGateTests
{
    [Fact]
    public async Task Writers_have_their_turn_in_the_order_of_asking()
    {
        var gate = new WriteGate(isOpen: false);
        var order = new List<int>();
        var first = await gate.Enter();
        var others = Enumerable
            .Range(0, 20)
            .Select(async i =>
            {
                using var turn = await gate.Enter();
                order.Add(i);
            })
            .ToList();

        Assert.DoesNotContain(others, other => other.IsCompleted);
        first.Dispose();
        await Task.WhenAll(others);

        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task A_turn_given_back_twice_lets_only_one_in()
    {
        var gate = new WriteGate(isOpen: false);
        var first = await gate.Enter();
        first.Dispose();
        first.Dispose();

        using var second = await gate.Enter();

        Assert.False(gate.Enter().IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        var gate = new WriteGate(isOpen: false);
        var first = await gate.Enter();
        using var patience = new CancellationTokenSource();
        var waiting = gate.Enter(patience.Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();

        Assert.True(gate.Enter().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_transaction_that_cannot_begin_leaves_the_gate_free()
    {
        var gate = new WriteGate(isOpen: false);
        await using var db = new ConferenceDb(
            ConferenceDatabase.Options(Databases.Sqlite, "Data Source=/nowhere/at/all.db"),
            gate,
            TestKey.Key
        );

        await Assert.ThrowsAsync<SqliteException>(() => db.BeginWrite());

        Assert.True(gate.Enter().IsCompletedSuccessfully);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_transaction_without_commit_changes_nothing_and_leaves_the_gate_free(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using (var db = conference.CreateDbContext())
        await using (await db.BeginWrite())
        {
            db.Add(A.Event());
            await db.SaveChangesAsync();
        }

        Assert.True(conference.Gate.Enter().IsCompletedSuccessfully);
        Assert.Equal(0, await conference.Read(db => db.Events.CountAsync()));
        Assert.Equal(0, await conference.Read(db => db.AuditEntries.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_transaction_inside_another_is_part_of_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        await using (await db.BeginWrite())
        {
            await using var inner = await db.BeginWrite();
            db.Add(A.Event());
            await db.SaveChangesAsync();
            await inner.Commit();
        }

        Assert.Equal(0, await conference.Read(again => again.Events.CountAsync()));
        await using (var write = await db.BeginWrite())
        {
            await using (await db.BeginWrite())
                await db.Database.ExecuteSqlRawAsync("""DELETE FROM "AuditEntries" """);
            db.ChangeTracker.Clear();
            db.Add(A.Event());
            await db.SaveChangesAsync();
            await write.Commit();
        }

        Assert.Equal(1, await conference.Read(again => again.Events.CountAsync()));
        Assert.True(conference.Gate.Enter().IsCompletedSuccessfully);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_each_commit_and_only_then_the_process_is_told(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var told = 0;
        conference.Gate.News.Heard += _ => told++;

        await using (var db = conference.CreateDbContext())
        await using (await db.BeginWrite())
            await db.SaveChangesAsync();
        Assert.Equal(0, told);
        await conference.Save(A.Event());
        Assert.Equal(1, told);
        await conference.Save(A.Talk(1), new OutgoingMail("ticket", "ada@example.org", "Ticket", DateTime.UtcNow));
        Assert.Equal(1, told);
        await using var both = conference.CreateDbContext();
        both.AddRange(A.Event("other"), A.Talk(1));
        await both.SaveChangesAsync();

        Assert.Equal(2, told);
    }

    [Fact]
    public async Task A_transaction_on_SQLite_has_the_write_lock_from_its_beginning()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var one = conference.CreateDbContext();
        await using var other = ConferenceDatabase.Open(Databases.Sqlite, conference.ConnectionString + ";Default Timeout=1");
        await using var first = await one.Database.BeginTransactionAsync();

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => other.Database.BeginTransactionAsync());

        Assert.Equal(5, refusal.SqliteErrorCode);
        Assert.Equal(0, await other.Events.CountAsync());
    }

    [Fact]
    public async Task Every_connection_to_SQLite_writes_durably_and_keeps_foreign_keys()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var db = conference.CreateDbContext();

        Assert.Equal("wal", await Pragma<string>(db, "journal_mode"));
        Assert.Equal(2, await Pragma<int>(db, "synchronous"));
        Assert.Equal(1, await Pragma<int>(db, "foreign_keys"));
        Assert.Equal(5_000, await Pragma<int>(db, "busy_timeout"));
    }

    static async Task<T> Pragma<T>(ConferenceDb db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T));
    }
}
