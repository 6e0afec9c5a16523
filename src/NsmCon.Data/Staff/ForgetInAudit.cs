using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>Takes a name or an address out of the audit log. That something was changed, and when, stays in it.</summary>
public sealed class ForgetInAudit(ConferenceDb db)
{
    /// <summary>What stands in its place.</summary>
    public const string Removed = "(removed)";

    /// <summary>The shortest text, in characters: a shorter one would stand in words of others.</summary>
    public const int ShortestText = 3;

    const int MostAtOnce = 500;

    static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(10);

    /// <summary>Takes it out wherever it stands as whole words, in whichever case, and leaves an entry that says so without it.</summary>
    /// <returns>How many entries had it, and how many have something that only looks like it and stays, such as "Adá" for "Ada".</returns>
    public async Task<(int Changed, int Alike)> Forget(string text, DateTime now, CancellationToken cancel = default)
    {
        var folded = SearchText.Normalize(text);
        var pattern = PatternOf(text);
        var alike = db
            .AuditEntries.Where(entry => entry.SearchText.Contains(folded) || entry.ActorSearchText.Contains(folded))
            .OrderBy(entry => entry.Id);
        var changed = 0;
        var left = 0;
        for (var after = 0L; ; )
        {
            await using var write = await db.BeginWrite(cancel);
            db.ChangeTracker.Clear();
            var entries = await alike.Where(entry => entry.Id > after).Take(MostAtOnce).ToListAsync(cancel);
            if (entries.Count == 0)
                break;

            foreach (var entry in entries)
                TakeOut(entry, pattern);
            var count = db.ChangeTracker.Entries<AuditEntry>().Count(entry => entry.State == EntityState.Modified);
            changed += count;
            left += entries.Count - count;
            after = entries[^1].Id;
            await db.SaveChangesAsync(cancel);
            await write.CommitUnseen();
        }

        if (changed > 0)
            await AddAuditEntry(changed, now, cancel);
        return (changed, left);
    }

    static Regex PatternOf(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape);
        return new(
            $@"(?<![\p{{L}}\p{{N}}]){string.Join(@"\s+", words)}(?![\p{{L}}\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            LongestSearch
        );
    }

    static void TakeOut(AuditEntry entry, Regex pattern)
    {
        entry.By = pattern.Replace(entry.By, Removed);
        entry.SubjectName = AuditEntry.ShortName(pattern.Replace(entry.SubjectName, Removed));
        entry.Changes = entry.Changes.ConvertAll(change => new AuditChange
        {
            Field = pattern.Replace(change.Field, Removed),
            From = change.From is null ? null : pattern.Replace(change.From, Removed),
            To = change.To is null ? null : pattern.Replace(change.To, Removed),
        });
    }

    Task AddAuditEntry(int changed, DateTime now, CancellationToken cancel)
    {
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                By = db.Actor,
                Action = "Changed",
                Subject = nameof(AuditEntry),
                SubjectName = InWords($"{changed:N0}: a name or an address was taken out"),
            }
        );
        return db.SaveChangesAsync(cancel);
    }
}
