using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>audit prune --older-than DAYS and audit forget TEXT: what the log no longer needs to say.</summary>
static class AuditCommands
{
    const int MostDays = 36_500;

    public static Command Create() => new("audit", "The log of who changed what. Nothing else changes with it.") { Prune(), Forget() };

    static Command Prune()
    {
        var days = new Option<int>("--older-than")
        {
            Description = "For how many days entries are kept.",
            HelpName = "DAYS",
            Required = true,
            CustomParser = Days,
        };
        var prune = new Command("prune", "Deletes the entries that are older than a number of days.") { days };
        prune.SetAction((parsed, cancel) => Run("audit prune", (db, now) => Prune(db, parsed.GetValue(days), now, cancel), cancel));
        return prune;
    }

    static int Days(ArgumentResult given)
    {
        if (
            int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= MostDays
        )
            return days;

        given.AddError($"--older-than takes a number of days, from 1 to {MostDays}.");
        return 0;
    }

    static async Task<int> Prune(ConferenceDb db, int days, DateTime now, CancellationToken cancel)
    {
        var before = now.AddDays(-days);
        var deleted = await new PruneAudit(db).Prune(before, now, cancel);
        Console.WriteLine(
            InWords(
                $"Deleted {Entries(deleted)} from before {before:MMMM d, yyyy}; {await db.AuditEntries.CountAsync(cancel):N0} are left."
            )
        );
        return 0;
    }

    static Command Forget()
    {
        var text = new Argument<string>("TEXT")
        {
            Description = "A name or an address, such as \"Ada Lovelace\" or ada@example.org, as whole words in any case.",
        };
        var forget = new Command(
            "forget",
            "Takes a person's name or address out of all entries; that something was changed, and when, stays. Registrations, mails and pages are not touched."
        )
        {
            text,
        };
        forget.SetAction((parsed, cancel) => Run("audit forget", (db, now) => Forget(db, parsed.GetValue(text)!, now, cancel), cancel));
        return forget;
    }

    static async Task<int> Forget(ConferenceDb db, string text, DateTime now, CancellationToken cancel)
    {
        if (text.Trim().Length < ForgetInAudit.ShortestText)
        {
            await Console.Error.WriteLineAsync(
                $"Give at least {ForgetInAudit.ShortestText} characters: \"{text}\" would stand in the names of others. Nothing was changed."
            );
            return 1;
        }

        var (changed, alike) = await new ForgetInAudit(db).Forget(text, now, cancel);
        var others =
            $" {Entries(alike)} with something like it stayed: look at the audit log, and name that as well if it is the same person.";
        Console.WriteLine($"Took it out of {Entries(changed)}.{(alike == 0 ? "" : others)}");
        return 0;
    }

    static async Task<int> Run(string actor, Func<ConferenceDb, DateTime, Task<int>> work, CancellationToken cancel)
    {
        await using var app = Conference.Build([]);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync(cancel);
        using var acting = db.ActAs(actor);
        await db.Migrate(cancel);
        return await work(db, app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
    }

    static string Entries(int count) => count == 1 ? "1 entry" : InWords($"{count:N0} entries");
}
