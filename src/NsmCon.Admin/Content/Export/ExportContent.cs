using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Git;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Content.Export;

/// <summary>Writes what was changed here into the pages of the content folder; they become the base of later imports.</summary>
public sealed class ExportContent(
    ConferenceDb db,
    SavePage save,
    PushAgain push,
    SitePictures pictures,
    ContentStamps stamps,
    ConferenceSettings settings,
    TimeProvider clock
)
{
    const int MostAudited = 200;

    /// <summary>What would be written into an event's page. Writes nothing.</summary>
    /// <exception cref="RuleBrokenException">It has no page, or the page was changed since it was synced.</exception>
    public async Task<PageExport> Plan(int eventId) => (await Compare(eventId)).Export;

    /// <summary>Writes an event's page.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="by">Who writes, for the audit log.</param>
    /// <param name="shown">The fingerprint of the text that a person agreed to, if one was shown.</param>
    /// <param name="revision">The agenda's revision that is to be written, if it must be a certain one.</param>
    /// <exception cref="RuleBrokenException">
    /// It has no page in the content folder, the page was changed meanwhile, or the folder cannot be written.
    /// </exception>
    public async Task<PageExport> Write(int eventId, string by, string? shown = null, int? revision = null)
    {
        var export = await WriteFile(eventId, by, shown, revision);
        // A remote may take its time, and nobody here waits for it.
        return export with
        {
            Commit = await push.Push(export.Commit, export.Path, async () =>
                (await WriteFile(eventId, by, shown: null, revision: null)).Commit
            ),
        };
    }

    /// <summary>
    /// Writes pages again that were taken from the other side of the repository,
    /// as far as they were written before, and pushes what is only here.
    /// </summary>
    public async Task<FolderImport> WriteAgain(FolderImport done)
    {
        var faults = new List<string>();
        foreach (var page in done.Taken.Where(page => !done.Files.Any(file => file.Path == page.Path && file.IsLeftOut)))
        {
            if (!page.WasWritten)
                faults.Add($"{page.Path} now says what was pushed; what was changed here waits to be written, under Content of its event.");
            else if (await WriteEventAgain(page.EventId) is { } fault)
                faults.Add(fault);
        }

        if (faults.Count == 0 && done.IsAhead && await push.PushBranch() is { } unpushed)
            faults.Add(unpushed);
        return faults.Count == 0
            ? done
            : done with
            {
                Fault = string.Join(' ', faults.Prepend(done.Fault ?? "").Where(fault => fault.Length > 0)),
            };
    }

    async Task<string?> WriteEventAgain(int eventId)
    {
        try
        {
            return (await Write(eventId, by: "content hook")).Commit?.PushFault;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Message;
        }
    }

    // A disk, a repository and whoever else is at them may take their time. The database
    // is not held meanwhile: whoever registers or edits waits for none of them.
    async Task<PageExport> WriteFile(int eventId, string by, string? shown, int? revision)
    {
        await using var turn = await stamps.Enter();
        var (export, read, author) = await Prepare(eventId, by, shown, revision);
        if (!export.HasWork)
            return export;

        // The file comes before what is known of it: should that fail, the next import finds both sides alike.
        var commit = await save.Save(export, author);
        await SaveResult(export, read, by);
        return export with { Commit = commit };
    }

    async Task<(PageExport Export, Event Read, PageAuthor Author)> Prepare(int eventId, string by, string? shown, int? revision)
    {
        await using var hold = await db.BeginWrite();
        db.ChangeTracker.Clear();
        await db.Lock<Event>(eventId);
        if (revision is not null && !await db.Events.AnyAsync(e => e.Id == eventId && e.AgendaRevision == revision))
            throw new RuleBrokenException(
                "The agenda was changed again after this version was published, so its page was not written. Write the page from Content."
            );

        var (export, read) = await Compare(eventId);
        if (shown is not null && export.Fingerprint != shown)
            throw new RuleBrokenException("Something changed since this was shown. Nothing was written: look at it again.");
        if (!export.IsOnDisk)
            throw ReadFromDisk(export.Path).Missing;

        if (export.HasWork)
            export = export with { Photos = await pictures.Read(eventId) };
        return (export, read, await Author(read, by));
    }

    // What was changed here since it was read waits for the next export, and what was imported since knows better what the page says.
    async Task SaveResult(PageExport export, Event read, string by)
    {
        await using var write = await db.BeginWrite();
        db.ChangeTracker.Clear();
        await db.Lock<Event>(read.Id);
        if (await FindSynced(read.Id) is not { } synced)
            return;

        var now = clock.GetUtcNow().UtcDateTime;
        if (synced.Text == export.Before)
        {
            synced.Text = export.After;
            synced.ImportedAt = now;
            synced.ImportedBy = by;
        }
        using (db.WithoutAudit())
        using (db.WithoutSteps())
        {
            await Arrange(export, read);
            db.AuditEntries.Add(Audit(export, read.Id, by, now));
            await db.SaveChangesAsync();
        }

        await write.Commit();
    }

    // As the page has them now.
    async Task Arrange(PageExport export, Event read)
    {
        var talks = await db.Talks.Where(talk => talk.EventId == read.Id).ToDictionaryAsync(talk => talk.Id);
        for (var at = 0; at < export.Order.Count; at++)
        {
            if (export.Order[at] is { } was && talks.GetValueOrDefault(was.Id) is { } talk && talk.Position == was.Position)
                talk.Position = at;
        }

        if (export.Subtitles is not { } subtitles)
            return;

        var conference = await db.Events.SingleAsync(e => e.Id == read.Id);
        if (conference.Subtitles.SequenceEqual(read.Subtitles, StringComparer.Ordinal))
            conference.Subtitles = subtitles;
    }

    async Task<PageAuthor> Author(Event conference, string by)
    {
        var name = await db.Users.Where(person => person.Email == by).Select(person => person.Name).FirstOrDefaultAsync();
        return new(conference.Title, string.IsNullOrEmpty(name) ? by : name, by);
    }

    async Task<(PageExport Export, Event Read)> Compare(int eventId)
    {
        var synced = await FindSynced(eventId)
            ?? throw new RuleBrokenException("This event has no page yet: it was made here. Import a page for it first.");
        var conference = await db.Events.SingleAsync(e => e.Id == eventId);
        var page = ReadFromDisk(synced.Path);
        var onDisk = page.Read();
        if (onDisk is not null && onDisk != synced.Text)
            throw page.Changed;

        var state = (await new EventStates(db).Load([conference]))[eventId];
        return (WritePage.Write(synced, state) with { IsOnDisk = onDisk is not null }, conference);
    }

    Task<ImportedPage?> FindSynced(int eventId) =>
        db
            .ImportedPages.Where(page => page.EventId == eventId && page.Path.EndsWith(".md"))
            .OrderByDescending(page => page.ImportedAt)
            .ThenByDescending(page => page.Id)
            .FirstOrDefaultAsync();

    DiskPage ReadFromDisk(string path) => DiskPage.Read(settings.Site, path);

    static AuditEntry Audit(PageExport export, int eventId, string by, DateTime now) =>
        new()
        {
            At = now,
            By = by,
            EventId = eventId,
            Action = "Exported",
            Subject = nameof(Event),
            SubjectId = eventId,
            SubjectName = export.Path,
            Changes =
            [
                .. export
                    .Lines.Where(line => line.Refusal is null)
                    .Take(MostAudited)
                    .Select(line => new AuditChange
                    {
                        Field = $"{line.Subject} {line.Name} {line.Field}".TrimEnd(),
                        From = AuditEntry.Shorten(line.From),
                        To = AuditEntry.Shorten(line.To),
                    }),
            ],
        };
}
