using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Running;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class AuditCommandsTests
{
    [Fact]
    public async Task The_log_is_made_shorter_and_forgets_a_name_and_both_say_how_much()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var db = app.OpenDb();
        await db.AuditEntries.ExecuteDeleteAsync();
        db.AddRange(
            Entry("Ada Lovelace", DateTime.UtcNow.AddDays(-400)),
            Entry("Ada Lovelace", DateTime.UtcNow.AddDays(-20)),
            Entry("Áda Lovelace", DateTime.UtcNow.AddDays(-10))
        );
        await db.SaveChangesAsync();

        var never = await AppCommand.Run(app, "audit", "prune", "--older-than", "0");
        var pruned = await AppCommand.Run(app, "audit", "prune", "--older-than", "365");
        var tooShort = await AppCommand.Run(app, "audit", "forget", "Al");
        var forgotten = await AppCommand.Run(app, "audit", "forget", "ada lovelace");

        Assert.Equal((2, 0), (never.Exit, pruned.Exit));
        Assert.Contains("--older-than takes a number of days, from 1 to 36500.", never.Error, StringComparison.Ordinal);
        foreach (var odd in (string[])["x", "-1", "1.5", "36501", "2147483647", ""])
        {
            var refused = await AppCommand.Run(app, "audit", "prune", "--older-than", odd);
            Assert.Contains("--older-than takes a number of days, from 1 to 36500.", refused.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(" at ", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal($"Deleted 1 entry from before {DateTime.UtcNow.AddDays(-365):MMMM d, yyyy}; 3 are left.", pruned.Output.Trim());
        Assert.Equal(
            (1, "Give at least 3 characters: \"Al\" would stand in the names of others. Nothing was changed."),
            (tooShort.Exit, tooShort.Error.Trim())
        );
        Assert.Equal(
            "Took it out of 1 entry. 1 entry with something like it stayed: look at the audit log, and name that as well if it is the same person.",
            forgotten.Output.Trim()
        );
        Assert.Equal(
            ["(removed)", "Áda Lovelace"],
            await db
                .AuditEntries.Where(entry => entry.Subject == "Room")
                .OrderBy(entry => entry.Id)
                .Select(entry => entry.SubjectName)
                .ToListAsync()
        );
    }

    static AuditEntry Entry(string name, DateTime at) =>
        new()
        {
            At = at,
            By = "grace@example.org",
            Action = "Changed",
            Subject = "Room",
            SubjectName = name,
        };
}
