using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Tests.Staff;

public class ShorterLogTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_older_goes_and_the_log_says_so(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(
            Entry("Old", A.Day.AddDays(-31)),
            Entry("Older", A.Day.AddDays(-300)),
            Entry("At the limit", A.Day.AddDays(-30)),
            Entry("New", A.Day)
        );
        await using var db = conference.CreateDbContext();
        using var acting = db.ActAs("audit prune");

        var deleted = await new PruneAudit(db).Prune(A.Day.AddDays(-30), A.Day);
        var again = await new PruneAudit(db).Prune(A.Day.AddDays(-30), A.Day);

        Assert.Equal((2, 0), (deleted, again));
        var left = await conference.Read(look => look.AuditEntries.OrderBy(entry => entry.Id).ToListAsync());
        Assert.Equal(["At the limit", "New", "2 of before February 1, 2020"], left.ConvertAll(entry => entry.SubjectName));
        Assert.Equal(
            (A.Day, "audit prune", "Deleted", "AuditEntry", null),
            (left[2].At, left[2].By, left[2].Action, left[2].Subject, left[2].EventId)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_is_taken_out_wherever_it_stands_and_out_of_no_other(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var both = Entry("Ada  LOVELACE", A.Day, by: "ada lovelace");
        both.Changes =
        [
            Change("changed speaker Ada Lovelace bio", "Ada Lovelace, analyst", "By Ada Lovelace."),
            Change("Name", null, "[{\"Name\":\"Ada Lovelace\"}]"),
            Change("Place", "London", null),
        ];
        await conference.Save(
            both,
            Entry("Adam Lovelace", A.Day),
            Entry("Ada Lovelacey", A.Day),
            Entry("Áda Lovelace", A.Day),
            Entry("Grace", A.Day)
        );
        await using var db = conference.CreateDbContext();

        var answer = await new ForgetInAudit(db).Forget(" ada lovelace ", A.Day.AddDays(1));

        Assert.Equal((1, 2), answer);
        var after = await conference.Read(look => look.AuditEntries.OrderBy(entry => entry.Id).ToListAsync());
        Assert.Equal(
            ["(removed)", "Adam Lovelace", "Ada Lovelacey", "Áda Lovelace", "Grace", "1: a name or an address was taken out"],
            after.ConvertAll(entry => entry.SubjectName)
        );
        Assert.Equal(("(removed)", A.Day), (after[0].By, after[0].At));
        Assert.Equal(
            [
                ("changed speaker (removed) bio", "(removed), analyst", "By (removed)."),
                ("Name", null, "[{\"Name\":\"(removed)\"}]"),
                ("Place", "London", null),
            ],
            after[0].Changes.Select(change => (change.Field, change.From, change.To))
        );
        Assert.Equal(
            0,
            await conference.Read(look =>
                look.AuditEntries.CountAsync(entry =>
                    entry.Id == both.Id && (entry.SearchText.Contains("lovelace") || entry.ActorSearchText.Contains("lovelace"))
                )
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_is_taken_out_although_more_entries_have_it_than_are_read_at_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using (var many = conference.CreateDbContext())
        {
            many.AddRange(Enumerable.Range(0, 501).Select(i => Entry($"Room {i}", A.Day, by: "ada@example.org")));
            many.AddRange(Entry("ada@example.org.uk", A.Day), Entry("ada.b@example.org", A.Day));
            await many.SaveChangesAsync();
        }

        await using var db = conference.CreateDbContext();
        var answer = await new ForgetInAudit(db).Forget("ada@example.org", A.Day);

        Assert.Equal((502, 0), answer);
        Assert.Equal(501, await conference.Read(look => look.AuditEntries.CountAsync(entry => entry.By == ForgetInAudit.Removed)));
        Assert.True(await conference.Read(look => look.AuditEntries.AnyAsync(entry => entry.SubjectName == "ada.b@example.org")));
    }

    static AuditEntry Entry(string name, DateTime at, string by = "grace@example.org") =>
        new()
        {
            At = at,
            By = by,
            Action = "Changed",
            Subject = "Room",
            SubjectName = name,
        };

    static AuditChange Change(string field, string? from, string? to) =>
        new()
        {
            Field = field,
            From = from,
            To = to,
        };
}
