using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Steps;

/// <summary>
/// Takes an import of an event back, all of it: the agenda, the packages, and the text that later imports are compared with.
/// </summary>
public sealed class UndoImport(ConferenceDb db)
{
    /// <summary>The action of its entry in the audit log.</summary>
    public const string Undone = "Undone";

    const string Gone = "This import was undone already, or it is too old to be undone.";

    /// <summary>Undoes an import.</summary>
    /// <exception cref="RuleBrokenException">
    /// It is not there any more, or something of it was changed since. Then nothing is undone.
    /// </exception>
    public async Task<AgendaStep> Undo(int eventId, long stepId, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        using var quiet = db.WithoutAudit();
        var import = await db
            .AgendaSteps.AsNoTracking()
            .FirstOrDefaultAsync(step => step.EventId == eventId && step.Id == stepId && step.Kind == AgendaStepKind.Import);
        await RefuseAskedFor(import ?? throw new RuleBrokenException(Gone));
        var undone = await new UndoStep(db).UndoOne(eventId, stepId, now) ?? throw new RuleBrokenException(Gone);
        await Recount(undone, now);
        db.AuditEntries.Add(await Audit(undone, by, now));
        await db.SaveChangesAsync();
        await write.Commit();
        return undone;
    }

    // The database would take the package off the inquiry.
    async Task RefuseAskedFor(AgendaStep step)
    {
        var packages = step
            .Changes.Where(change => change is { Entity: nameof(Package), Before: null })
            .Select(change => change.Key[0])
            .ToList();
        if (packages.Count > 0 && await db.Set<InquiryPackage>().AnyAsync(asked => packages.Contains(asked.PackageId)))
            throw new RuleBrokenException(
                $"“{step.Title.Words}” cannot be undone: an inquiry asks for a package that came in with it. Nothing was done."
            );
    }

    // What sponsors took while there was no limit counts under it again.
    async Task Recount(AgendaStep step, DateTime now)
    {
        foreach (var id in step.Changes.Where(change => change is { Entity: nameof(Quota), After: null }).Select(change => change.Key[0]))
        {
            // The limit came back with the number that it had; what was taken of it went with it.
            await db.Quotas.Where(quota => quota.Id == id).ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Taken, 0));
            if (!await db.TryCountStanding(id, now))
                throw new RuleBrokenException(
                    $"“{step.Title.Words}” cannot be undone: sponsors took more since than the limit that it took away. Nothing was done."
                );
        }
    }

    async Task<AuditEntry> Audit(AgendaStep step, string by, DateTime now)
    {
        var imported = await db.AuditEntries.AsNoTracking().FirstOrDefaultAsync(entry => entry.Id == step.AuditEntryId);
        return new AuditEntry
        {
            At = now,
            By = by,
            EventId = step.EventId,
            Action = Undone,
            Subject = nameof(Event),
            SubjectId = step.EventId,
            SubjectName = AuditEntry.ShortName(imported?.SubjectName ?? step.Title.Words),
            Changes = imported?.Changes.ConvertAll(change => new AuditChange
            {
                Field = change.Field,
                From = change.To,
                To = change.From,
            }) ?? [],
        };
    }
}
