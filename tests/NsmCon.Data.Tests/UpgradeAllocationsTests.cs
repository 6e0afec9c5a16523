using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests;

/// <summary>What was taken before it was written down is written down by the upgrade, also where the limits had counted it wrong.</summary>
public class UpgradeAllocationsTests
{
    // Ada and Grace came to be counted in Places, and their type was moved to Hall while they registered.
    const string Data = """
        INSERT INTO "Quotas" ("Id", "EventId", "Name", "Size", "Taken") VALUES (1, 1, 'Places', 10, 4), (2, 1, 'Hall', 1, 0), (3, 1, 'Lunch', 3, 1), (4, 1, 'Empty', 5, 0);
        INSERT INTO "TicketTypes" ("Id", "EventId", "Name", "Description", "Colour", "QuotaId", "IsPublic", "Position")
        VALUES (1, 1, 'Attendee', '', '#0b4fe8', 1, true, 0), (2, 1, 'Student', '', '#0b4fe8', 2, true, 1);
        INSERT INTO "Sponsors" ("Id", "Name", "NameKey", "Version") VALUES (1, 'Acme', 'acme', 1);
        INSERT INTO "Packages" ("Id", "EventId", "Key", "Name", "Group", "Intro", "PriceCents", "Currency", "QuotaId", "Position", "Version")
        VALUES (1, 1, 'lunch', 'Lunch', '', '', 100, 'USD', 3, 0, 1), (2, 1, 'event', 'Event', '', '', 100, 'USD', NULL, 1, 1);
        INSERT INTO "Sponsorships" ("Id", "EventId", "SponsorId", "PackageId", "PackageName", "PriceCents", "Currency", "Benefits", "TakenAt", "TakenBy", "CancelledAt", "CancelledBy", "Version")
        VALUES (1, 1, 1, 1, 'Lunch', 100, 'USD', '[]', '2027-01-01 09:00:00', 'grace', NULL, NULL, 1), (2, 1, 1, 1, 'Lunch', 100, 'USD', '[]', '2027-01-01 08:00:00', 'grace', '2027-01-01 08:30:00', 'grace', 2),
            (3, 1, 1, 2, 'Event', 100, 'USD', '[]', '2027-01-01 09:00:00', 'grace', NULL, NULL, 1);
        """;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_has_a_place_or_a_package_holds_it_and_the_limits_count_them(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
            await Fill(old);

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        Assert.Empty(await new CheckLimits(db).FindFaults());
        Assert.Equal(
            ["Empty 0 of 5", "Hall 2 of 2", "Lunch 1 of 3", "Places 1 of 10"],
            await db.Quotas.OrderBy(quota => quota.Name).Select(quota => quota.Name + " " + quota.Taken + " of " + quota.Size).ToListAsync()
        );
        Assert.Equal((5, 3), (await db.Registrations.CountAsync(), await db.Sponsorships.CountAsync()));
        Assert.Equal(
            [(1, null, 1), (2, 1, null), (2, 2, null), (1, 3, null)],
            (await db.Allocations.ToListAsync())
                .Select(a => (a.QuotaId == 3 ? 1 : a.QuotaId, a.RegistrationId, a.SponsorshipId))
                .OrderBy(a => a.RegistrationId)
        );
        Assert.All(await db.Allocations.ToListAsync(), allocation =>
            Assert.Equal(
                (1, 1, new DateTime(2027, 1, 1, 9, 0, 0), null),
                (allocation.EventId, allocation.Count, allocation.TakenAt, allocation.ReleasedAt)
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_counted_elsewhere_can_be_canceled_again(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
            await Fill(old);
        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        foreach (var registration in await db.Registrations.Expected().ToListAsync())
            await new CancelRegistration(db).Cancel(registration, A.Day, by: "Grace");
        foreach (var sponsorship in await db.Sponsorships.Standing().ToListAsync())
            await new CancelSponsorship(db).Cancel(sponsorship, A.Day, by: "Grace");

        Assert.Empty(await new CheckLimits(db).FindFaults());
        Assert.Equal(0, await db.Quotas.SumAsync(quota => quota.Taken));
        Assert.Equal(0, await db.Allocations.Open().CountAsync());
    }

    static async Task Fill(ConferenceDb old)
    {
        await UpgradeTests.Make(old, "Signatures");
        await old.Database.ExecuteSqlRawAsync(Data);
        await Register(old, 1, type: 2, cancelled: null);
        await Register(old, 2, type: 2, cancelled: null);
        await Register(old, 3, type: 1, cancelled: null);
        await Register(old, 4, type: 1, cancelled: A.Day);
        await Register(old, 5, type: 2, cancelled: A.Day);
    }

    static async Task Register(ConferenceDb old, int id, int type, DateTime? cancelled)
    {
        var (email, code) = ($"person{id}@example.org", Secret.New());
        var (ticket, door) = (old.Key.Protect(Registration.TicketCodePurpose, code), old.Key.Protect(Registration.DoorCodePurpose, code));
        var attempt = Guid.NewGuid();
        await old.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Registrations" ("Id", "EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds", "TicketCode", "DoorCode", "DoorCodeStart", "AttemptKey", "SearchText", "RegisteredAt", "CancelledAt", "Version")
            VALUES ({id}, 1, {type}, 'Person', {email}, {email}, '', '', {ticket}, {door}, '', {attempt}, {email}, {new DateTime(
                2027,
                1,
                1,
                9,
                0,
                0,
                DateTimeKind.Utc
            )}, {cancelled}, 1)
            """
        );
    }
}
