using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Moving;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Moving;

[Collection(Alone.Name)]
public class MoveManyTests
{
    const int People = 100_000,
        AtOnce = 5_000;

    [SkippableFact]
    public async Task A_hundred_thousand_registrations_go_there_and_back_in_flat_memory()
    {
        await using var source = await MoveDatabaseTests.Migrated(Databases.Sqlite);
        await using var there = await ConferenceDatabase.Empty(Databases.PostgreSql);
        await using var back = await ConferenceDatabase.Empty(Databases.Sqlite);
        await Register(source, await source.TicketType(places: People));
        var (going, coming) = (new Memory(), new Memory());

        var moved = await MoveDatabaseTests.Move(source, there, going);
        var returned = await MoveDatabaseTests.Move(there, back, coming);

        Assert.Equal(moved, returned);
        Assert.Equal(People, returned.Single(sum => sum.Table == "Registrations").Rows);
        Assert.Equal(await Sample(source), await Sample(there));
        Assert.Equal(await Sample(source), await Sample(back));
        Assert.InRange(going.AtTheEnd, 0, going.AtFirst * 1.25);
        Assert.InRange(coming.AtTheEnd, 0, coming.AtFirst * 1.25);
    }

    static async Task Register(ConferenceDatabase conference, TicketType type)
    {
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        for (var start = 0; start < People; start += AtOnce)
            await db.InsertMany(
                Enumerable.Range(start, AtOnce).Select(at => A.Registration(type, $"Ada {at} 🦀", $"ada{at}@example.org")).ToList()
            );
        await write.Commit();
    }

    // Every 997th, with the codes opened: as the app reads them.
    static Task<List<string>> Sample(ConferenceDatabase conference) =>
        conference.Read(async db =>
            (await db.Registrations.AsNoTracking().Where(r => r.Id % 997 == 0).OrderBy(r => r.Id).ToListAsync()).ConvertAll(r =>
                $"{r.Id} {r.Name} {r.Email} {r.TicketCode} {r.DoorCode} {r.AttemptKey} {r.ConsentedAt:O} {r.RegisteredAt:O} {r.SearchText} {r.CancelledBy ?? "null"}"
            )
        );

    /// <summary>What lives after 20,000 rows, and after nearly all.</summary>
    sealed class Memory : IProgress<MoveProgress>
    {
        public long AtFirst { get; private set; }

        public long AtTheEnd { get; private set; }

        public void Report(MoveProgress value)
        {
            if (value is not { Table: "Registrations", Done: null })
                return;
            if (value.Rows == People / 5)
                AtFirst = GC.GetTotalMemory(forceFullCollection: true);
            if (value.Rows == People - AtOnce)
                AtTheEnd = GC.GetTotalMemory(forceFullCollection: true);
        }
    }
}
