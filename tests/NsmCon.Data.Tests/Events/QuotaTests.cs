using Microsoft.EntityFrameworkCore;
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
        var quotaId = (await conference.TicketType(places: 5)).QuotaId();
        await using var db = conference.CreateDbContext();
        Assert.True(await db.TryCount(quotaId, 3));
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
        var quotaId = (await conference.TicketType(places: 5)).QuotaId();
        await using var db = conference.CreateDbContext();
        await db.TryCount(quotaId, 3);

        Assert.False(await db.TryCount(quotaId, 3));
        Assert.Equal(3, await conference.Counted(quotaId));
        Assert.True(await db.TryCount(quotaId, 2));
        await db.TryCount(quotaId, -4);
        Assert.Equal(1, await conference.Counted(quotaId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_taken_is_written_down_and_released_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 1);
        var (ada, grace) = (A.Registration(type, "Ada", "ada@example.org"), A.Registration(type, "Grace", "grace@example.org"));
        await using var db = conference.CreateDbContext();

        Assert.True(await db.TryTake(type.QuotaId(), ada.Allocations, A.Day));
        Assert.False(await db.TryTake(type.QuotaId(), grace.Allocations, A.Day));
        db.Add(ada);
        await db.SaveChangesAsync();
        var taken = await db.Allocations.AsNoTracking().SingleAsync();
        await db.Release(taken, A.Day.AddDays(1));
        await db.Release(taken, A.Day.AddDays(2));

        Assert.Empty(grace.Allocations);
        Assert.Equal(
            (type.EventId, type.QuotaId(), 1, ada.Id, null),
            (taken.EventId, taken.QuotaId, taken.Count, taken.RegistrationId, taken.SponsorshipId)
        );
        Assert.Equal((A.Day, null), (taken.TakenAt, taken.ReleasedAt));
        Assert.Equal(A.Day.AddDays(1), (await conference.Read(again => again.Allocations.SingleAsync())).ReleasedAt);
        Assert.Equal(0, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_database_itself_refuses_too_many_and_too_few(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var quotaId = (await conference.TicketType(places: 1)).QuotaId();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => conference.Execute("""UPDATE "Quotas" SET "Taken" = 2"""));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            conference.Execute("""UPDATE "Quotas" SET "Taken" = "Taken" - 1""")
        );
        Assert.Equal(0, await conference.Taken(quotaId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_database_itself_refuses_what_is_held_by_nobody_by_two_or_twice(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 5);
        var ada = A.Registration(type);
        await conference.Save(ada);
        await conference.Save(Held(ada.Id));

        foreach (
            var wrong in new[]
            {
                Held(null),
                Held(ada.Id),
                new Allocation
                {
                    EventId = type.EventId,
                    QuotaId = type.QuotaId(),
                    RegistrationId = ada.Id,
                    Count = 0,
                },
            }
        )
            Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => conference.Save(wrong))).IsRefusedByDatabase());

        Allocation Held(int? registrationId) =>
            new()
            {
                EventId = type.EventId,
                QuotaId = type.QuotaId(),
                RegistrationId = registrationId,
            };
    }
}
