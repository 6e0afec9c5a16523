using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Events;

public class QuotaTests
{
    [Fact]
    public void A_limit_begins_with_what_is_taken_and_never_below_it()
    {
        var quota = A.Quota(name: "Places");

        var refusal = Assert.Throws<RuleBrokenException>(() => quota.Begin(size: 2, taken: 3));
        quota.Begin(size: 3, taken: 3);

        Assert.Equal("3 of Places are taken already: the limit cannot be 2.", refusal.Message);
        Assert.Equal((3, 3, 0), (quota.Size, quota.Taken, quota.Left));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_is_never_smaller_than_what_is_taken(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var quotaId = (await conference.TicketType(places: 5)).QuotaId;
        await using var db = conference.CreateDbContext();
        Assert.True(await db.TryTake(quotaId, 3));
        var quota = (await db.Quotas.FindAsync(quotaId))!;

        var refusal = Assert.Throws<RuleBrokenException>(() => quota.Resize(2));
        quota.Resize(3);

        Assert.Equal("3 of Places are taken already: the limit cannot be 2.", refusal.Message);
        Assert.Equal(0, quota.Left);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Taking_more_than_is_left_takes_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var quotaId = (await conference.TicketType(places: 5)).QuotaId;
        await using var db = conference.CreateDbContext();
        await db.TryTake(quotaId, 3);

        Assert.False(await db.TryTake(quotaId, 3));
        Assert.Equal(3, await conference.Taken(quotaId));
        Assert.True(await db.TryTake(quotaId, 2));
        await db.Release(quotaId, 4);
        Assert.Equal(1, await conference.Taken(quotaId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_database_itself_refuses_too_many_and_too_few(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var quotaId = (await conference.TicketType(places: 1)).QuotaId;

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => conference.Execute("""UPDATE "Quotas" SET "Taken" = 2"""));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => conference.Execute("""UPDATE "Quotas" SET "Taken" = "Taken" - 1"""));
        Assert.Equal(0, await conference.Taken(quotaId));
    }
}
