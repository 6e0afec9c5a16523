using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Tests;

/// <summary>What was promised in a column of the sponsorship stands in rows of its own after the upgrade.</summary>
public class UpgradeBenefitsTests
{
    // {{ and }} are one brace each.
    const string Data = """
        INSERT INTO "Sponsors" ("Id", "Name", "NameKey", "Version") VALUES (1, 'Acme', 'acme', 1);
        INSERT INTO "Packages" ("Id", "EventId", "Key", "Name", "Group", "Intro", "PriceCents", "Currency", "Position", "Version") VALUES (1, 1, 'lunch', 'Lunch', '', '', 100, 'USD', 0, 1);
        INSERT INTO "Sponsorships" ("Id", "EventId", "SponsorId", "PackageId", "PackageName", "PriceCents", "Currency", "Benefits", "TakenAt", "TakenBy", "CancelledAt", "CancelledBy", "Version")
        VALUES (1, 1, 1, 1, 'Lunch', 100, 'USD', '[{{"Text":"Logo „groß“ \"here\"","Parts":["slides","T-Shirt’s back"]}},{{"Text":"5-minute keynote","Parts":[]}},{{"Text":"Booth"}},{{"Text":"Bag","Parts":null}}]', '2027-01-01 09:00:00', 'grace', NULL, NULL, 3),
            (2, 1, 1, 1, 'Lunch', 100, 'USD', '[]', '2027-01-01 09:00:00', 'grace', '2027-01-01 09:30:00', 'grace', 2),
            (3, 1, 1, 1, 'Lunch', 100, 'USD', '[{{"Text":"Gone","Parts":["a"]}}]', '2027-01-01 09:00:00', 'grace', '2027-01-01 09:30:00', 'grace', 2);
        INSERT INTO "Quotas" ("Id", "EventId", "Name", "Size", "Taken") VALUES (1, 1, 'Lunch', 3, 1);
        INSERT INTO "Allocations" ("EventId", "QuotaId", "Count", "SponsorshipId", "TakenAt") VALUES (1, 1, 1, 1, '2027-01-01 09:00:00');
        UPDATE "Talks" SET "SponsorshipId" = 1;
        """;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_promise_keeps_its_text_its_parts_and_its_place(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await UpgradeTests.Make(old, "Scans");
            await old.Database.ExecuteSqlRawAsync(Data);
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        Assert.Equal(
            ["1 0 Logo „groß“ \"here\": slides; T-Shirt’s back", "1 1 5-minute keynote: ", "1 2 Booth: ", "1 3 Bag: ", "3 0 Gone: a"],
            (await db.PromisedBenefits.OrderBy(promise => promise.SponsorshipId).ThenBy(promise => promise.Position).ToListAsync()).Select(
                promise => $"{promise.SponsorshipId} {promise.Position} {promise.Text}: {string.Join("; ", promise.Parts)}"
            )
        );
        Assert.All(await db.PromisedBenefits.ToListAsync(), promise => Assert.Equal(1, promise.EventId));
        // What hangs on the sponsorship hangs on it still.
        Assert.Equal([(1, 3), (2, 2), (3, 2)], (await db.Sponsorships.OrderBy(s => s.Id).ToListAsync()).Select(s => (s.Id, s.Version)));
        Assert.Equal((1, 1), ((await db.Allocations.SingleAsync()).SponsorshipId, (await db.Talks.SingleAsync()).SponsorshipId));
    }
}
