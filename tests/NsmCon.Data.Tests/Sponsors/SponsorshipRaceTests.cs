using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests.Sponsors;

public class SponsorshipRaceTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_sponsors_who_want_the_last_T_Shirt_at_once_get_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var shirt = A.Package((await conference.Event()).Id, "T-Shirt", size: 1);
        var (acme, globex) = (A.Sponsor("Acme"), A.Sponsor("Globex"));
        await conference.Save(shirt, acme, globex);

        var outcomes = await Task.WhenAll(
            Attempt.Catch(() => conference.Take(shirt, acme)),
            Attempt.Catch(() => conference.FromAnotherProcess().Take(shirt, globex))
        );

        Assert.Single(outcomes, fault => fault is null);
        Assert.Equal("T-Shirt is sold out.", Assert.Single(outcomes.OfType<RuleBrokenException>()).Message);
        Assert.Equal(1, await conference.Taken(shirt.QuotaId!.Value));
        Assert.Equal(1, await conference.Read(db => db.Sponsorships.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_cancel_the_same_sponsorship_at_once_release_one_package(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch", size: 2);
        var (acme, globex) = (A.Sponsor("Acme"), A.Sponsor("Globex"));
        await conference.Save(lunch, acme, globex);
        await conference.Take(lunch, acme);
        await conference.Take(lunch, globex);
        await using var one = conference.CreateDbContext();
        await using var other = conference.FromAnotherProcess().CreateDbContext();
        var sponsorship = await one.Sponsorships.SingleAsync(s => s.SponsorId == acme.Id);
        var same = await other.Sponsorships.SingleAsync(s => s.SponsorId == acme.Id);

        var outcomes = await Task.WhenAll(
            Attempt.Catch(() => new CancelSponsorship(one).Cancel(sponsorship, A.Day, by: "Grace")),
            Attempt.Catch(() => new CancelSponsorship(other).Cancel(same, A.Day, by: "Ada"))
        );

        Assert.Single(outcomes, fault => fault is null);
        Assert.Single(outcomes, fault => fault is DbUpdateConcurrencyException);
        Assert.Equal(1, await conference.Taken(lunch.QuotaId!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task However_taking_and_cancelling_meet_a_T_Shirt_never_stands_without_an_Event(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (whole, shirt, acme) = await EventSponsor(conference);
        var seen = new HashSet<string>();

        for (var round = 0; round < 15; round++)
        {
            await Task.WhenAll(
                Attempt.Catch(() => conference.Take(shirt, acme)),
                Attempt.Catch(() => conference.FromAnotherProcess().Cancel(whole, acme))
            );

            var standing = await conference.PackagesOf(acme);
            Assert.NotEqual(["T-Shirt"], standing);
            seen.Add(string.Join('+', standing));
            if (standing.Contains("T-Shirt"))
                await conference.Cancel(shirt, acme);
            if (!standing.Contains("Event"))
                await conference.Take(whole, acme);
        }

        Assert.Subset(new HashSet<string> { "Event+T-Shirt", "" }, seen);
        Assert.Equal((0, 1), (await conference.Taken(shirt.QuotaId!.Value), await conference.Taken(whole.QuotaId!.Value)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_changes_the_sponsorships_of_a_sponsor_waits_for_who_is_at_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (whole, shirt, acme) = await EventSponsor(conference);
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.Lock<Sponsor>(acme.Id);

        var take = Attempt.Catch(() => conference.FromAnotherProcess().Take(shirt, acme));
        await Task.Delay(300);
        Assert.False(take.IsCompleted);
        await new CancelSponsorship(db).Cancel(await db.Sponsorships.SingleAsync(s => s.PackageId == whole.Id), A.Day, by: "Grace");
        await write.Commit();
        await write.DisposeAsync();

        Assert.Equal("T-Shirt is only for Event sponsors, and Acme is not one yet.", (await take)?.Message);
        Assert.Empty(await conference.PackagesOf(acme));
    }

    [SkippableFact]
    public async Task Control_without_the_lock_PostgreSQL_leaves_a_T_Shirt_without_an_Event()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var (whole, shirt, acme) = await EventSponsor(conference);
        await using var taking = conference.CreateDbContext();
        await using var cancelling = conference.CreateDbContext();

        // The steps of TakePackage and CancelSponsorship, without the lock, in an unlucky order.
        await using var take = await taking.BeginWrite();
        var package = await taking.Packages.Include(p => p.Benefits).SingleAsync(p => p.Id == shirt.Id);
        Assert.True(await taking.Sponsorships.Standing().AnyAsync(s => s.SponsorId == acme.Id && s.PackageId == whole.Id));
        await using (var cancel = await cancelling.BeginWrite())
        {
            Assert.False(await cancelling.Sponsorships.Standing().AnyAsync(s => s.SponsorId == acme.Id && s.PackageId == shirt.Id));
            (await cancelling.Sponsorships.SingleAsync()).Cancel(A.Day, by: "Grace");
            await cancelling.SaveChangesAsync();
            await cancel.Commit();
        }

        taking.Add(Sponsorship.FromPackage(package, acme, A.Day, by: "Grace"));
        await taking.SaveChangesAsync();
        await take.Commit();

        Assert.Equal(["T-Shirt"], await conference.PackagesOf(acme));
    }

    static async Task<(Package Whole, Package Shirt, Sponsor Acme)> EventSponsor(ConferenceDatabase conference)
    {
        var eventId = (await conference.Event()).Id;
        var whole = A.Package(eventId, "Event", size: 5);
        var shirt = A.Package(eventId, "T-Shirt", size: 2, onlyWith: whole);
        var acme = A.Sponsor("Acme");
        await conference.Save(shirt, acme);
        await conference.Take(whole, acme);
        return (whole, shirt, acme);
    }
}
