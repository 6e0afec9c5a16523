using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Events;

public class QuotaRaceTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Forty_at_once_for_ten_places_get_exactly_ten(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var quotaId = (await conference.TicketType(places: 10)).QuotaId;

        var got = await FortyAtOnce(conference, db => db.TryTake(quotaId));

        Assert.Equal(10, got);
        Assert.Equal(10, await conference.Taken(quotaId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_looks_first_and_writes_later_gives_out_too_many(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var quotaId = (await conference.TicketType(places: 10)).QuotaId;

        var got = await FortyAtOnce(conference, db => LookThenWrite(db, quotaId));

        Assert.True(got > 10, $"{got} got a place.");
    }

    static async Task<int> FortyAtOnce(ConferenceDatabase conference, Func<ConferenceDb, Task<bool>> take)
    {
        var attempts = Enumerable.Range(0, 40).Select(_ => Task.Run(async () =>
        {
            await using var db = conference.CreateDbContext();
            return await take(db);
        }));
        return (await Task.WhenAll(attempts)).Count(got => got);
    }

    static async Task<bool> LookThenWrite(ConferenceDb db, int quotaId)
    {
        var taken = await db.Quotas.Where(quota => quota.Id == quotaId).Select(quota => quota.Taken).SingleAsync();
        if (taken >= 10) return false;

        await Task.Delay(50);
        await db.Quotas.Where(quota => quota.Id == quotaId).ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Taken, taken + 1));
        return true;
    }
}
