using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Events;

public class QuotaRaceTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Forty_at_once_for_ten_places_get_exactly_ten(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 10);

        var got = await FortyAtOnce(conference, type, (db, allocations) => db.TryTake(type.QuotaId(), allocations, A.Day));

        Assert.Equal(10, got);
        Assert.Equal(10, await conference.Taken(type.QuotaId()));
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_looks_first_and_writes_later_gives_out_too_many(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 10);

        var got = await FortyAtOnce(conference, type, (db, allocations) => LookThenWrite(db, allocations, type.QuotaId()));

        Assert.True(got > 10, $"{got} got a place.");
        Assert.NotEmpty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ten_who_release_the_same_at_once_give_back_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (quotaId, allocation) = await OneOfTwentyPlaces(conference);

        await TenAtOnce(conference, db => db.Release(allocation, A.Day));

        Assert.Equal(19, await conference.Taken(quotaId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_releases_without_asking_whether_it_is_open_gives_back_ten(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (quotaId, allocation) = await OneOfTwentyPlaces(conference);

        await TenAtOnce(conference, async db =>
        {
            await db
                .Allocations.Where(one => one.Id == allocation.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ReleasedAt, A.Day));
            await db.TryCount(quotaId, -allocation.Count);
        });

        Assert.Equal(10, await conference.Counted(quotaId));
        Assert.Equal(
            ["NSMCon EU 2020: 10 of Places are counted as taken, and 19 are.", "Registration 1 is expected and holds no place."],
            await conference.Read(db => new CheckLimits(db).FindFaults())
        );
    }

    static async Task<int> FortyAtOnce(
        ConferenceDatabase conference,
        TicketType type,
        Func<ConferenceDb, ICollection<Allocation>, Task<bool>> take
    )
    {
        var attempts = Enumerable
            .Range(0, 40)
            .Select(i =>
                Task.Run(async () =>
                {
                    await using var db = conference.CreateDbContext();
                    var registration = A.Registration(type, email: $"person{i}@example.org");
                    if (!await take(db, registration.Allocations))
                        return false;

                    db.Add(registration);
                    await db.SaveChangesAsync();
                    return true;
                })
            );
        return (await Task.WhenAll(attempts)).Count(got => got);
    }

    static async Task<bool> LookThenWrite(ConferenceDb db, ICollection<Allocation> allocations, int quotaId)
    {
        var taken = await db.Quotas.Where(quota => quota.Id == quotaId).Select(quota => quota.Taken).SingleAsync();
        if (taken >= 10)
            return false;

        await Task.Delay(50);
        await db.Quotas.Where(quota => quota.Id == quotaId).ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Taken, taken + 1));
        allocations.Add(new Allocation { QuotaId = quotaId, TakenAt = A.Day });
        return true;
    }

    /// <summary>Twenty registrations hold a place each.</summary>
    static async Task<(int QuotaId, Allocation One)> OneOfTwentyPlaces(ConferenceDatabase conference)
    {
        var type = await conference.TicketType(places: 20);
        await using var db = conference.CreateDbContext();
        for (var i = 0; i < 20; i++)
        {
            var registration = A.Registration(type, email: $"person{i}@example.org");
            Assert.True(await db.TryTake(type.QuotaId(), registration.Allocations, A.Day));
            db.Add(registration);
        }

        await db.SaveChangesAsync();
        return (type.QuotaId(), await db.Allocations.AsNoTracking().OrderBy(allocation => allocation.Id).FirstAsync());
    }

    static Task TenAtOnce(ConferenceDatabase conference, Func<ConferenceDb, Task> release) =>
        Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var db = conference.CreateDbContext();
                        await using var write = await db.BeginWrite();
                        await release(db);
                        await write.Commit();
                    })
                )
        );
}
