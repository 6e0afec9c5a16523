using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests.Sponsors;

public class TakePackageTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sponsor_takes_a_package_at_its_price_and_with_its_benefits(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch", size: 1);
        lunch.Benefits.Add(
            new Benefit
            {
                Text = "Logo",
                Parts = ["slides", "website"],
                Position = 1,
            }
        );
        lunch.Benefits.Add(new Benefit { Text = "A talk", Position = 0 });
        var acme = A.Sponsor("Acme");
        await conference.Save(lunch, acme);

        await conference.Take(lunch, acme);
        await conference.Execute("""UPDATE "Packages" SET "PriceCents" = 1""");

        var sponsorship = await conference.Read(db => db.Sponsorships.Include(s => s.Benefits).SingleAsync());
        Assert.Equal(
            ("Lunch", 300_000, "USD", "Grace"),
            (sponsorship.PackageName, sponsorship.PriceCents, sponsorship.Currency, sponsorship.TakenBy)
        );
        Assert.Equal(["A talk", "Logo"], sponsorship.Benefits.OrderBy(promise => promise.Position).Select(promise => promise.Text));
        Assert.Equal(["slides", "website"], sponsorship.Benefits.Single(promise => promise.Text == "Logo").Parts);
        Assert.All(sponsorship.Benefits, promise => Assert.Equal((lunch.EventId, true), (promise.EventId, promise.Id > 0)));
        Assert.Equal(1, await conference.Taken(lunch.QuotaId!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_log_says_in_one_entry_what_was_promised(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        lunch.Benefits.Add(new Benefit { Text = "Logo", Position = 1 });
        lunch.Benefits.Add(new Benefit { Text = "A talk", Position = 0 });
        var acme = A.Sponsor("Acme");
        await conference.Save(lunch, acme);

        await conference.Take(lunch, acme);

        var entries = await conference.Read(db =>
            db.AuditEntries.Where(entry => entry.Subject == nameof(Sponsorship) || entry.Subject == nameof(PromisedBenefit)).ToListAsync()
        );
        Assert.Equal(
            "A talk\nLogo",
            Assert.Single(Assert.Single(entries).Changes, change => change.Field == nameof(Sponsorship.Benefits)).To
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sponsor_has_a_package_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch", size: 2);
        var acme = A.Sponsor("Acme");
        await conference.Save(lunch, acme);
        await conference.Take(lunch, acme);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Take(lunch, acme));

        Assert.Equal("Acme already has the Lunch package.", refusal.Message);
        Assert.Equal(1, await conference.Taken(lunch.QuotaId!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_Event_sponsors_can_take_a_T_Shirt(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var whole = A.Package(eventId, "Event");
        var shirt = A.Package(eventId, "T-Shirt", size: 2, onlyWith: whole);
        var acme = A.Sponsor("Acme");
        await conference.Save(shirt, acme);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Take(shirt, acme));
        Assert.Equal("T-Shirt is only for Event sponsors, and Acme is not one yet.", refusal.Message);
        Assert.Equal(0, await conference.Taken(shirt.QuotaId!.Value));

        await conference.Take(whole, acme);
        await conference.Take(shirt, acme);
        Assert.Equal(["Event", "T-Shirt"], await conference.PackagesOf(acme));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_is_not_cancelled_while_another_needs_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var whole = A.Package(eventId, "Event", size: 5);
        var shirt = A.Package(eventId, "T-Shirt", size: 2, onlyWith: whole);
        var acme = A.Sponsor("Acme");
        await conference.Save(shirt, acme);
        await conference.Take(whole, acme);
        await conference.Take(shirt, acme);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Cancel(whole, acme));
        Assert.Equal("T-Shirt is only for Event sponsors. Cancel T-Shirt first.", refusal.Message);

        await conference.Cancel(shirt, acme);
        await conference.Cancel(whole, acme);
        Assert.Empty(await conference.PackagesOf(acme));
        Assert.Equal((0, 0), (await conference.Taken(shirt.QuotaId!.Value), await conference.Taken(whole.QuotaId!.Value)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_cancelled_package_can_be_taken_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch", size: 1);
        var acme = A.Sponsor("Acme");
        await conference.Save(lunch, acme);
        await conference.Take(lunch, acme);
        await conference.Cancel(lunch, acme);

        await conference.Take(lunch, acme);

        Assert.Equal(["Lunch"], await conference.PackagesOf(acme));
        Assert.Equal(1, await conference.Taken(lunch.QuotaId!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sponsor_who_was_just_entered_is_saved_with_the_package(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        await conference.Save(lunch);
        var acme = A.Sponsor("Acme");
        await using var db = conference.CreateDbContext();
        db.Add(acme);

        await new TakePackage(db).Take(lunch.Id, acme, A.Day, by: "Grace");

        Assert.Equal(["Lunch"], await conference.PackagesOf(acme));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_sponsor_has_neither_opens_nor_holds_a_package(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var whole = A.Package(eventId, "Event");
        var shirt = A.Package(eventId, "T-Shirt", onlyWith: whole);
        var (acme, globex) = (A.Sponsor("Acme"), A.Sponsor("Globex"));
        await conference.Save(shirt, acme, globex);
        await conference.Take(whole, globex);
        await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Take(shirt, acme));
        await conference.Take(shirt, globex);
        await conference.Take(whole, acme);

        await conference.Cancel(whole, acme);

        Assert.Empty(await conference.PackagesOf(acme));
        Assert.Equal(["Event", "T-Shirt"], await conference.PackagesOf(globex));
    }

    [SkippableTheory]
    [InlineData("Sponsors", "Acme", "take")]
    [InlineData("Sponsors", "Acme", "cancel")]
    [InlineData("Packages", "Lunch", "take")]
    [InlineData("Packages", "Pause", "cancel")]
    [InlineData("Packages", "Lunch", "limit")]
    public async Task Who_changes_what_a_sponsor_has_waits_for_who_is_at_that_sponsor_or_package(string table, string name, string what)
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var eventId = (await conference.Event()).Id;
        var (lunch, pause, acme) = (A.Package(eventId, "Lunch", size: 5), A.Package(eventId, "Pause", size: 5), A.Sponsor("Acme"));
        await conference.Save(lunch, pause, acme);
        await conference.Take(pause, acme);
        await using var ahead = conference.CreateDbContext();
        await using var write = await ahead.BeginWrite();
        var held = "SELECT 1 FROM \"" + table + "\" WHERE \"Name\" = '" + name + "' FOR NO KEY UPDATE";
        await ahead.Database.ExecuteSqlRawAsync(held);

        var change = Attempt.Catch(() =>
            what switch
            {
                "take" => conference.Take(lunch, acme),
                "cancel" => conference.Cancel(pause, acme),
                _ => Limit(conference, lunch),
            }
        );
        await conference.UntilSomeoneWaits();
        await write.Commit();

        Assert.Null(await change);
    }

    static async Task Limit(ConferenceDatabase conference, Package package)
    {
        await using var db = conference.CreateDbContext();
        await new LimitPackage(db).Limit(await db.Packages.SingleAsync(p => p.Id == package.Id), 3, A.Day);
    }
}
