using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests.Sponsors;

public class LimitPackageTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_limit_counts_those_who_have_the_package_already(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (lunch, pause) = await TwoOfThreeHaveLunch(conference);

        await Limit(conference, lunch, 2);

        Assert.Equal(["Lunch: 2 of 2"], await Limits(conference));
        Assert.Null((await conference.Read(db => db.Packages.SingleAsync(package => package.Id == pause.Id))).QuotaId);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_limit_is_not_below_what_is_taken(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (lunch, _) = await TwoOfThreeHaveLunch(conference);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Limit(conference, lunch, 1));

        Assert.Equal("2 of Lunch are taken already: the limit cannot be 1.", refusal.Message);
        Assert.Empty(await Limits(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_changes_down_to_what_was_taken_in_the_meantime(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch", size: 5);
        var acme = A.Sponsor("Acme");
        await conference.Save(lunch, acme);
        await using var db = conference.CreateDbContext();
        var package = await db.Packages.Include(p => p.Quota).SingleAsync();
        await conference.Take(lunch, acme);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new LimitPackage(db).Limit(package, 0, A.Day));
        await new LimitPackage(db).Limit(package, 1, A.Day);

        Assert.Equal("1 of Lunch are taken already: the limit cannot be 0.", refusal.Message);
        Assert.Equal(["Lunch: 1 of 1"], await Limits(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_goes_when_nothing_is_taken_of_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var (lunch, acme) = (A.Package(eventId, "Lunch", size: 5), A.Sponsor("Acme"));
        await conference.Save(lunch, A.Package(eventId, "Pause", size: 3), A.Package(eventId, "Dinner"), acme);
        await conference.Take(lunch, acme);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Limit(conference, lunch, null));
        Assert.Equal("1 of Lunch are taken: the limit can change, but not go.", refusal.Message);
        Assert.Equal(["Lunch: 1 of 5", "Pause: 0 of 3"], await Limits(conference));

        await conference.Cancel(lunch, acme);
        await Limit(conference, lunch, null);
        Assert.Equal(["Pause: 0 of 3"], await Limits(conference));
        Assert.Null((await conference.Read(db => db.Packages.SingleAsync(package => package.Id == lunch.Id))).QuotaId);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_that_another_package_draws_from_stays_for_that_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var lunch = A.Package(eventId, "Lunch", size: 5);
        await conference.Save(lunch);
        var pause = A.Package(eventId, "Pause");
        pause.QuotaId = lunch.QuotaId;
        await conference.Save(pause);

        await Limit(conference, lunch, null);

        Assert.Equal(["Lunch: 0 of 5"], await Limits(conference));
        Assert.Equal(
            ["Pause"],
            await conference.Read(db => db.Packages.Where(package => package.QuotaId != null).Select(package => package.Name).ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_without_a_limit_goes_on_without_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        await conference.Save(lunch);

        await Limit(conference, lunch, null);

        Assert.Empty(await Limits(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_has_the_name_of_its_package_or_its_key_where_the_event_has_such_a_limit(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (here, there) = (await conference.Event(), await conference.Event("other"));
        var (lunch, pause) = (A.Package(here.Id, "Lunch"), A.Package(here.Id, "Pause"));
        await conference.Save(A.Quota(there.Id, "Lunch", size: 9), A.Quota(here.Id, "Pause", size: 8), lunch, pause);

        await Limit(conference, lunch, 4);
        await Limit(conference, pause, 3);

        Assert.Equal(["Lunch: 0 of 4", "Lunch: 0 of 9", "Pause: 0 of 8", "pause: 0 of 3"], await Limits(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_name_and_key_are_those_of_other_limits_the_package_needs_another_name(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        await conference.Save(A.Quota(lunch.EventId, "Lunch", size: 9), A.Quota(lunch.EventId, "lunch", size: 9), lunch);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Limit(conference, lunch, 4));

        Assert.Equal("There is already a limit named lunch. Give the package another name.", refusal.Message);
        Assert.Equal(["Lunch: 0 of 9", "lunch: 0 of 9"], await Limits(conference));
    }

    [Theory]
    [InlineData(null, 0, false)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(0, 0, true)]
    public void A_package_is_sold_out_when_nothing_is_left_of_its_limit(int? size, int taken, bool isSoldOut)
    {
        var lunch = A.Package(name: "Lunch", size: size);

        lunch.Quota?.Begin(size!.Value, taken);

        Assert.Equal(isSoldOut, lunch.IsSoldOut);
    }

    /// <summary>Acme and Globex have Lunch, Initech has it no more; Initech has Pause.</summary>
    static async Task<(Package Lunch, Package Pause)> TwoOfThreeHaveLunch(ConferenceDatabase conference)
    {
        var eventId = (await conference.Event()).Id;
        var (lunch, pause) = (A.Package(eventId, "Lunch"), A.Package(eventId, "Pause"));
        var (acme, globex, initech) = (A.Sponsor("Acme"), A.Sponsor("Globex"), A.Sponsor("Initech"));
        await conference.Save(lunch, pause, acme, globex, initech);
        foreach (var sponsor in new[] { acme, globex, initech })
            await conference.Take(lunch, sponsor);
        await conference.Cancel(lunch, initech);
        await conference.Take(pause, initech);
        return (lunch, pause);
    }

    static async Task Limit(ConferenceDatabase conference, Package package, int? most)
    {
        await using var db = conference.CreateDbContext();
        await new LimitPackage(db).Limit(await db.Packages.SingleAsync(p => p.Id == package.Id), most, A.Day);
    }

    static async Task<List<string>> Limits(ConferenceDatabase conference)
    {
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
        var quotas = await conference.Read(db => db.Quotas.ToListAsync());
        return [.. quotas.Select(quota => $"{quota.Name}: {quota.Taken} of {quota.Size}").Order(StringComparer.Ordinal)];
    }
}
