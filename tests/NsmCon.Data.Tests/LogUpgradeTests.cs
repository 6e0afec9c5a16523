using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NsmCon.Data.Tests;

/// <summary>What only the audit log of an older database knew is known after the upgrade, also when the log is gone.</summary>
public class LogUpgradeTests
{
    // Events 1, from a page, and 2, made by hand; of 3 only the log knows that its import was undone.
    const string Older = """
        INSERT INTO "Events" ("Id", "Slug", "Title", "Subtitles", "Place", "TimeZone", "Buttons", "Sections", "SponsorEmail", "Currency", "IncomeTargetCents", "Version")
        VALUES (1, 'adacon', 'AdaCon', EMPTY, '', 'Etc/UTC', '[]', '[]', '', 'USD', 0, 1), (2, 'ours', 'Ours', EMPTY, '', 'Etc/UTC', '[]', '[]', '', 'USD', 0, 1);
        INSERT INTO "ImportedPages" ("EventId", "Path", "Text", "ImportedAt", "ImportedBy") VALUES (1, 'events/again.md', '', '2027-01-05 00:00:00', 'ada');
        INSERT INTO "AgendaSteps" ("Id", "EventId", "At", "By", "Kind", "Title", "Changes")
        VALUES (1, 1, '2027-01-05 09:00:01', 'ada', 'Import', 'Imported', '[]'), (2, 1, '2027-01-07 09:00:00', 'ada', 'Edit', 'Moved', '[]');
        INSERT INTO "Quotas" ("Id", "EventId", "Name", "Size", "Taken") VALUES (1, 1, 'Places', 9, 2);
        INSERT INTO "TicketTypes" ("Id", "EventId", "Name", "Description", "Colour", "IsPublic", "Position", "QuotaId") VALUES (1, 1, 'Attendee', '', '', true, 0, 1);
        INSERT INTO "Registrations" ("Id", "EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds", "TicketCode", "AttemptKey", "SearchText", "RegisteredAt", "Version")
        VALUES (1, 1, 1, 'Ada', 'a', 'a', '', '', '1', '00000000-0000-0000-0000-000000000001', '', '2027-01-01 00:00:00', 0), (2, 1, 1, 'Alan', 'b', 'b', '', '', '2', '00000000-0000-0000-0000-000000000002', '', '2027-01-01 00:00:00', 0);
        INSERT INTO "AuditEntries" ("Id", "At", "By", "EventId", "Action", "Subject", "SubjectId", "SubjectName", "Changes")
        VALUES (1, '2027-01-02 09:00:00', 'grace', 1, 'Added', 'Registration', 1, 'Ada', '[]'),
            (2, '2027-01-03 09:00:00', 'ada', 1, 'Imported', 'Event', 1, 'events/again.md', '[]'),
            (3, '2027-01-05 09:00:00', 'ada', 1, 'Imported', 'Event', 1, 'events/again.md', '[]'),
            (4, '2027-01-06 09:00:00', 'ada', 1, 'Imported', 'Event', 1, 'packages/adacon.toml', '[]'),
            (5, '2027-01-06 09:00:00', 'ada', 2, 'Changed', 'TicketType', 1, 'Attendee', '[]'),
            (6, '2027-01-04 09:00:00', 'ada', 2, 'Changed', 'Package', 1, 'Event', '[]'),
            (7, '2027-01-07 09:00:00', 'ada', 2, 'Undone', 'Event', 2, 'events/ours.md', '[{"Field":"changed talk Engines title","From":"imported","To":"b"}]'),
            (8, '2027-01-08 09:00:00', 'ada', 3, 'Undone', 'Event', 3, 'Gone', '[{"Field":"events/gone.md","From":"imported","To":null},{"Field":"events/again.md","From":"imported","To":null}]'),
            (9, '2027-01-09 09:00:00', 'alan', 4, 'Undone', 'Event', 4, 'Gone', '[{"Field":"events/gone.md","From":"imported","To":null}]');
        """;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_log_knew_alone_is_known_without_it(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await old.GetService<IMigrator>().MigrateAsync("Signatures");
            await old.Database.ExecuteSqlRawAsync(Columns(Older, old.Database.IsNpgsql()));
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();
        await db.AuditEntries.ExecuteDeleteAsync();

        DateTime At(int day) => new(2027, 1, day, 9, 0, 0, DateTimeKind.Utc);
        Assert.Equal(["grace", null], await db.Registrations.OrderBy(r => r.Id).Select(r => r.AddedBy).ToListAsync());
        var events = await db.Events.OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([(At(6), null), (At(7), At(6))], events.Select(e => (e.ProspectusChangedAt!.Value, e.SettingsChangedAt)));
        Assert.Equal([3, null], await db.AgendaSteps.OrderBy(step => step.Id).Select(step => step.AuditEntryId).ToListAsync());
        var undone = Assert.Single(await db.UndonePages.ToListAsync());
        Assert.Equal(("events/gone.md", At(9), "alan"), (undone.Path, undone.UndoneAt, undone.UndoneBy));
    }

    static string Columns(string sql, bool isPostgreSql) =>
        sql.Replace("EMPTY", isPostgreSql ? "ARRAY[]::text[]" : "'[]'", StringComparison.Ordinal)
            .Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal);
}
