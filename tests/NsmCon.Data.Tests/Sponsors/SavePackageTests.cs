using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests.Sponsors;

public class SavePackageTests
{
    static readonly PackageDetails Lunch = new(
        "Lunch",
        "",
        "",
        150_000,
        Most: 1,
        OnlyWithPackageId: null,
        Position: 0,
        [new("A logo on the tables", [])]
    );

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_is_saved_with_its_benefits_and_its_limit(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ours = await conference.Event();

        await Save(conference, A.Package(ours.Id, "New"), Lunch);

        var saved = await conference.Read(db =>
            db.Packages.Include(package => package.Quota).Include(package => package.Benefits).SingleAsync()
        );
        Assert.Equal(
            ("Lunch", 150_000, 1, "A logo on the tables"),
            (saved.Name, saved.PriceCents, saved.Quota!.Size, saved.Benefits.Single().Text)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_needs_no_package_of_another_event_and_not_itself(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var theirs = A.Package((await conference.Event("other")).Id);
        var own = A.Package((await conference.Event()).Id, "Lunch");
        await conference.Save(theirs, own);

        var foreign = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Change(conference, own.Id, Lunch with { OnlyWithPackageId = theirs.Id })
        );
        var circle = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Change(conference, own.Id, Lunch with { OnlyWithPackageId = own.Id })
        );
        var gone = await Assert.ThrowsAsync<RuleBrokenException>(() => Change(conference, own.Id, Lunch with { OnlyWithPackageId = 999 }));

        Assert.All([foreign, gone], refusal =>
            Assert.Equal(
                ("OnlyWithPackageId", "The package under \"Only with\" is no longer there. Choose another one."),
                (refusal.About, refusal.Message)
            )
        );
        Assert.Contains("would be needed for itself", circle.Message, StringComparison.Ordinal);
        Assert.Equal(
            (null, null),
            await conference.Read(db =>
                db.Packages.Where(package => package.Id == own.Id)
                    .Select(package => new { package.OnlyWithPackageId, package.QuotaId })
                    .SingleAsync()
            )
                is var kept
                ? (kept.OnlyWithPackageId, kept.QuotaId)
                : default
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_saw_an_older_version_of_a_package_or_a_sponsor_changes_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (package, sponsor) = (A.Package((await conference.Event()).Id, "Lunch"), A.Sponsor());
        await conference.Save(package, sponsor);
        await Change(conference, package.Id, Lunch with { Intro = "First" });
        await Contact(conference, sponsor.Id, "First", version: 0);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Change(conference, package.Id, Lunch with { Most = 9 }, version: 0));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Contact(conference, sponsor.Id, "Second", version: 0));

        Assert.Equal(
            ("First", 1),
            await conference.Read(db => db.Packages.Include(p => p.Quota).SingleAsync()) is var kept
                ? (kept.Intro, kept.Quota!.Size)
                : default
        );
        Assert.Equal(
            ["First"],
            await conference.Read(db => db.Sponsors.SelectMany(s => s.Contacts).Select(contact => contact.Name).ToListAsync())
        );
    }

    static async Task Save(ConferenceDatabase conference, Package package, PackageDetails details)
    {
        await using var db = conference.CreateDbContext();
        await new SavePackage(db).Save(package, details, package.Version, A.Day);
    }

    static async Task Change(ConferenceDatabase conference, int id, PackageDetails details, int? version = null)
    {
        await using var db = conference.CreateDbContext();
        var package = await db.Packages.Include(p => p.Benefits).SingleAsync(p => p.Id == id);
        await new SavePackage(db).Save(package, details, version ?? package.Version, A.Day);
    }

    static async Task Contact(ConferenceDatabase conference, int sponsorId, string name, int version)
    {
        await using var db = conference.CreateDbContext();
        var sponsor = await db.Sponsors.Include(s => s.Contacts).SingleAsync(s => s.Id == sponsorId);
        await new SaveContact(db).Save(sponsor, null, new ContactDetails(name, "ada@acme.example", null), version);
    }
}
