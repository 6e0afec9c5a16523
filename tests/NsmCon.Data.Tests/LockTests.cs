using Microsoft.EntityFrameworkCore;
using Npgsql;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests;

public class LockTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rows_are_locked_in_one_order_and_who_turns_it_round_is_told_by_the_first_test(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(1);
        await db.Lock<Package>(7, 3);
        await db.Lock<Package>(3);
        await db.Lock<Quota>(1);

        Assert.Equal(
            "Package 5 must be locked before Quota 1, or two that write wait for each other.",
            await Refusal(() => db.Lock<Package>(5))
        );
        Assert.Equal(
            "Sponsor 1 must be locked before Quota 1, or two that write wait for each other.",
            await Refusal(() => db.Lock<Sponsor>(1))
        );
        Assert.Equal("Registration has no place in the order of locks. Give it one.", await Refusal(() => db.Lock<Registration>(1)));
    }

    [Fact]
    public async Task What_one_transaction_locked_is_nothing_to_the_next()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var db = conference.CreateDbContext();
        await using (await db.BeginWrite())
            await db.Lock<Quota>(1);

        Assert.Equal("Only a write transaction holds a lock: begin one before Event is locked.", await Refusal(() => db.Lock<Event>(1)));
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(1);
    }

    [SkippableFact]
    public async Task Beside_a_locked_event_rooms_can_be_added_but_not_beside_one_locked_with_its_parts()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await conference.Save(A.Event());

        Assert.Equal(
            (null, PostgresErrorCodes.LockNotAvailable),
            (await AddRoom(conference, db => db.Lock<Event>(1)), await AddRoom(conference, db => db.LockWithParts<Event>(1)))
        );
    }

    static async Task<string?> AddRoom(ConferenceDatabase conference, Func<ConferenceDb, Task> hold)
    {
        await using var holding = conference.CreateDbContext();
        await using var write = await holding.BeginWrite();
        await hold(holding);
        await using var other = conference.CreateDbContext();
        await using var adding = await other.BeginWrite();
        await other.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '1s'");
        try
        {
            await other.Database.ExecuteSqlRawAsync("""INSERT INTO "Rooms" ("EventId", "Name", "Position") VALUES (1, 'Main', 0)""");
            return null;
        }
        catch (PostgresException fault)
        {
            return fault.SqlState;
        }
    }

    static async Task<string> Refusal(Func<Task> locking) => (await Assert.ThrowsAsync<InvalidOperationException>(locking)).Message;
}
