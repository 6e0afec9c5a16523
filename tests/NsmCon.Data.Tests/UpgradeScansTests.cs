using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests;

/// <summary>Who was in before scans were written down is so by a scan after the upgrade.</summary>
public class UpgradeScansTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_in_has_the_scan_that_says_so_and_goes_out_by_another(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await UpgradeTests.Make(old, "Allocations");
            await old.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "Quotas" ("Id", "EventId", "Name", "Size", "Taken") VALUES (1, 1, 'Places', 10, 0);
                INSERT INTO "TicketTypes" ("Id", "EventId", "Name", "Description", "Colour", "QuotaId", "IsPublic", "Position") VALUES (1, 1, 'Attendee', '', '#0b4fe8', 1, true, 0);
                """
            );
            await Register(old, 1, checkedInAt: null);
            await Register(old, 2, checkedInAt: A.Day.AddHours(1));
            await Register(old, 3, checkedInAt: A.Day);
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        Assert.Equal(
            [(3, A.Day, "jo", ScanOutcome.Admitted, 1, null), (2, A.Day.AddHours(1), "jo", ScanOutcome.Admitted, 1, null)],
            (await db.Scans.OrderBy(scan => scan.Id).ToListAsync()).Select(scan =>
                (scan.RegistrationId, scan.At, scan.By, scan.Outcome, scan.EventId, scan.ClientKey)
            )
        );
        Assert.Empty(await new CheckScans(db).FindFaults());
        await new CheckInDesk(db).Undo(2, new ScanAttempt(1, Guid.NewGuid(), A.Day.AddHours(2), "kim"));
        Assert.Equal((ScanOutcome.AlreadyIn, ScanOutcome.Admitted), (await Admit(db, 3), await Admit(db, 2)));
        Assert.Empty(await new CheckScans(db).FindFaults());
    }

    static async Task<ScanOutcome> Admit(ConferenceDb db, int id) =>
        (await new CheckInDesk(db).Admit(id, new ScanAttempt(1, Guid.NewGuid(), A.Day.AddHours(3), "kim"))).Outcome;

    static async Task Register(ConferenceDb old, int id, DateTime? checkedInAt)
    {
        var (email, code) = ($"person{id}@example.org", Secret.New());
        var (ticket, door) = (old.Key.Protect(Registration.TicketCodePurpose, code), old.Key.Protect(Registration.DoorCodePurpose, code));
        var by = checkedInAt is null ? null : "jo";
        await old.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Registrations" ("Id", "EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds", "TicketCode", "DoorCode", "DoorCodeStart", "AttemptKey", "SearchText", "RegisteredAt", "CheckedInAt", "CheckedInBy", "Version")
            VALUES ({id}, 1, 1, 'Person', {email}, {email}, '', '', {ticket}, {door}, '', {Guid.NewGuid()}, {email}, {A.Day}, {checkedInAt}, {by}, 1)
            """
        );
    }
}
