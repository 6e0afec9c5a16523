using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Tests;

/// <summary>Ticket types that drew on one limit by a column draw on it by a row after the upgrade.</summary>
public class UpgradeTicketLimitsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_type_draws_on_the_limit_that_it_drew_on(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await UpgradeTests.Make(old, "PromisedBenefits");
            await old.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "Quotas" ("Id", "EventId", "Name", "Size", "Taken") VALUES (1, 1, 'Places', 10, 0), (2, 1, 'Hall', 5, 0);
                INSERT INTO "TicketTypes" ("Id", "EventId", "Name", "Description", "Colour", "QuotaId", "IsPublic", "Position")
                VALUES (1, 1, 'Attendee', 'All', '#0b4fe8', 1, true, 0), (2, 1, 'Student', '', '#0b4fe8', 1, false, 1), (3, 1, 'Speaker', '', '#123456', 2, true, 2);
                INSERT INTO "Registrations" ("Id", "EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds", "TicketCode", "DoorCode", "DoorCodeStart", "AttemptKey", "SearchText", "RegisteredAt", "Version")
                VALUES (1, 1, 1, 'Ada', 'ada@example.org', 'ada@example.org', '', '', 'a', 'b', '', '3F2504E0-4F89-11D3-9A0C-0305E82C3301', 'ada', '2027-01-01 09:00:00', 1);
                """
            );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        Assert.Equal(
            ["Attendee All #0b4fe8 True in Places", "Student  #0b4fe8 False in Places", "Speaker  #123456 True in Hall"],
            (
                await db
                    .TicketTypes.Include(type => type.Limits)
                        .ThenInclude(limit => limit.Quota)
                    .OrderBy(type => type.Position)
                    .ToListAsync()
            ).Select(type => $"{type.Name} {type.Description} {type.Colour} {type.IsPublic} in {type.Limits.Single().Quota!.Name}")
        );
        Assert.All(await db.TicketTypeLimits.ToListAsync(), limit => Assert.Equal(1, limit.EventId));
        Assert.Equal(1, await db.Registrations.Where(r => r.TicketTypeId == 1).CountAsync());
    }
}
