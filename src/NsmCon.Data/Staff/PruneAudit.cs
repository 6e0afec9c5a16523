using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>
/// Deletes what stands in the audit log for longer than somebody wants to keep it. Nothing is decided by the log, so nothing else changes.
/// </summary>
public sealed class PruneAudit(ConferenceDb db)
{
    const int MostAtOnce = 5_000;

    /// <summary>Deletes the entries of before a moment, and leaves one that says so.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> Prune(DateTime before, DateTime now, CancellationToken cancel = default)
    {
        var count = 0;
        while (await DeleteSome(before, cancel) is > 0 and var deleted)
            count += deleted;
        if (count == 0)
            return 0;

        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                By = db.Actor,
                Action = "Deleted",
                Subject = nameof(AuditEntry),
                SubjectName = InWords($"{count:N0} of before {before:MMMM d, yyyy}"),
            }
        );
        await db.SaveChangesAsync(cancel);
        return count;
    }

    // Between two batches others have their turn to write.
    async Task<int> DeleteSome(DateTime before, CancellationToken cancel)
    {
        await using var write = await db.BeginWrite(cancel);
        var deleted = await db
            .AuditEntries.Where(entry => entry.At < before)
            .OrderBy(entry => entry.At)
            .Take(MostAtOnce)
            .ExecuteDeleteAsync(cancel);
        await write.CommitUnseen();
        return deleted;
    }
}
