using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;

namespace NsmCon.Data;

/// <summary>
/// Takes back the import that brought an event in: the event goes, with all that came with it. Not once anything was built on it.
/// </summary>
public sealed class UndoNewEvent(ConferenceDb db)
{
    /// <summary>Undoes the import.</summary>
    /// <param name="stepId">The step of the import.</param>
    /// <param name="by">Who undoes it, for the audit log.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="RuleBrokenException">
    /// It is not there any more, or something was built on the event. Then nothing is undone.
    /// </exception>
    public async Task<AgendaStep> Undo(long stepId, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        using var quiet = db.WithoutAudit();
        var import = await db
            .AgendaSteps.AsNoTracking()
            .FirstOrDefaultAsync(step => step.Id == stepId && step.Kind == AgendaStepKind.NewEvent)
            ?? throw new RuleBrokenException("This import was undone already.");
        // Whoever adds something to the event waits for this, and this for them.
        await db.LockWithParts<Event>(import.EventId);
        if (await BuiltOn(import) is { } fact)
            throw new RuleBrokenException(
                $"“{import.Title.Words}” brought this event in, and can no longer be undone: {fact}. Nothing was done."
            );

        await LeaveOut(import.EventId, by, now);
        await db.SaveChangesAsync();
        await Delete(import.EventId);
        await write.Commit();
        return import;
    }

    async Task<string?> BuiltOn(AgendaStep import)
    {
        var id = import.EventId;
        if (await db.Registrations.AnyAsync(row => row.EventId == id))
            return "people registered";
        if (await db.Inquiries.AnyAsync(row => row.EventId == id))
            return "sponsors asked for packages";
        if (await db.Sponsorships.AnyAsync(row => row.EventId == id))
            return "sponsors took packages";
        if (await db.OutgoingMails.AnyAsync(row => row.EventId == id))
            return "mails were written";
        if (await db.EventRoles.AnyAsync(row => row.EventId == id))
            return "a member of staff has a role for it alone";
        if (await db.Webhooks.AnyAsync(row => row.EventId == id))
            return "a webhook tells of it";
        if (await db.AgendaReleases.AnyAsync(row => row.EventId == id && row.Number > 1))
            return "another version of its agenda was published";
        if (await db.AgendaSteps.AnyAsync(row => row.EventId == id && row.Id != import.Id && row.UndoneAt == null))
            return "its agenda was changed since";
        if (await db.Events.AnyAsync(row => row.Id == id && row.SettingsChangedAt != null))
            return "its settings, tickets or packages were changed since";

        return null;
    }

    // Its files do not come in again by themselves. The entry in the log stays when the event is gone.
    async Task LeaveOut(int eventId, string by, DateTime now)
    {
        var paths = await db.ImportedPages.Where(page => page.EventId == eventId).Select(page => page.Path).Order().ToListAsync();
        var known = await db.UndonePages.Where(page => paths.Contains(page.Path)).Select(page => page.Path).ToListAsync();
        db.UndonePages.AddRange(
            paths
                .Except(known)
                .Select(path => new UndonePage
                {
                    Path = path,
                    UndoneAt = now,
                    UndoneBy = by,
                })
        );
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                By = by,
                EventId = eventId,
                Action = UndoImport.Undone,
                Subject = nameof(Event),
                SubjectId = eventId,
                SubjectName = AuditEntry.ShortName(await db.Events.Where(e => e.Id == eventId).Select(e => e.Title).FirstAsync()),
                Changes = paths.ConvertAll(path => new AuditChange { Field = path, From = "imported" }),
            }
        );
    }

    // What holds another row fast goes before that row; the rest goes with the event.
    async Task Delete(int id)
    {
        await db.TalkSpeakers.Where(row => row.EventId == id).ExecuteDeleteAsync();
        await db.Talks.Where(row => row.EventId == id).ExecuteDeleteAsync();
        await db.TicketTypes.Where(row => row.EventId == id).ExecuteDeleteAsync();
        await db
            .Packages.Where(row => row.EventId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.OnlyWithPackageId, (int?)null));
        await db.Packages.Where(row => row.EventId == id).ExecuteDeleteAsync();
        await db.Events.Where(row => row.Id == id).ExecuteDeleteAsync();
    }
}
