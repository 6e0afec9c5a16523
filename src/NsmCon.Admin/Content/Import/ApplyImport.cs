using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Applies an import, all files in one transaction. A file with errors is left out: its last good import stays. What it does to an event is
/// one step, which can be undone.
/// </summary>
public sealed class ApplyImport(ConferenceDb db, PlanImport planner, ConferenceSettings settings, TimeProvider clock)
{
    /// <summary>The action of its entry in the audit log.</summary>
    public const string Imported = "Imported";

    const int MostAudited = 200;

    // Any number that no other lock of this database has.
    const long ImportLock = 0x0E_9B_46_1F_0F;

    /// <summary>Plans anew, at this one's turn to write, and does what the plan says.</summary>
    /// <param name="files">What is imported.</param>
    /// <param name="by">Who imports, for the audit log.</param>
    /// <param name="shown">The fingerprint of the plan that a person agreed to, if one was shown.</param>
    /// <param name="decisions">What that person decided. Without anybody to ask, conflicts stay open and the rest comes in.</param>
    /// <exception cref="RuleBrokenException">The plan would be another one now than the one that was shown.</exception>
    /// <exception cref="UndecidedException">A conflict is not decided.</exception>
    public async Task<ImportPlan> Apply(IReadOnlyList<SourceFile> files, string by, string? shown = null, Decisions? decisions = null)
    {
        await using var write = await db.BeginWrite();
        // Two that import the same would both add what is new: the second waits, and then plans by what the first did.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ImportLock})");
        db.ChangeTracker.Clear();
        var plan = await planner.Plan(files);
        if (shown is not null && plan.Fingerprint != shown)
            throw new RuleBrokenException("Something changed since this plan was shown. Nothing was imported: look at the plan again.");

        if (decisions?.FindMissing(plan).Any() == true)
            throw new UndecidedException(plan);

        for (var at = 0; at < plan.Files.Count; at++)
            LeaveOpen(plan.Files[at], at, decisions);
        if (!plan.HasWork)
            return plan;

        using var acting = db.ActAs(by);
        await db.Lock<Event>([
            .. plan.Files.Where(file => file is { IsNewEvent: false, HasWork: true }).Select(file => file.Event!.Id).Distinct(),
        ]);
        using (db.WithoutAudit())
        {
            await Begin([.. plan.Files.Where(file => file is { IsNewEvent: true, HasWork: true }).Select(file => file.Event!)]);
            await Do(plan, decisions ?? new());
        }

        await write.Commit();
        return plan;
    }

    static void LeaveOpen(FilePlan file, int number, Decisions? decisions)
    {
        var open = file.Lines.Where((line, at) => (decisions ?? new()).LeavesOpen(line, Decisions.Number(number, at))).ToList();
        // By itself, a text that came in before is of use only if a question has answered itself.
        file.IsWaiting = decisions is null && file is { IsSameText: true, HasQuestions: true } && open.Count == file.Base!.Undecided.Count;
        file.LeftOpen = file.HasWork ? open : [];
    }

    Task Begin(List<Event> added)
    {
        foreach (var conference in added)
            conference.BeginAt(clock.GetUtcNow().UtcDateTime);
        return NewRows.InsertEvents(db, added);
    }

    // Who imports a page by hand, though its event was undone, wants it again.
    async Task ForgetUndone(ImportPlan plan)
    {
        var paths = plan.Files.Where(file => file.HasWork).Select(file => file.File.Path).ToHashSet(StringComparer.Ordinal);
        var undone = await db.UndonePages.ToListAsync();
        db.UndonePages.RemoveRange(undone.Where(page => paths.Contains(page.Path)));
    }

    // Pages come first: their packages may change the event.
    async Task Do(ImportPlan plan, Decisions decisions)
    {
        var numbers = plan.Files.Select((file, at) => (file, at)).ToDictionary(pair => pair.file, pair => pair.at);
        var added = plan.Files.Where(file => file.IsNewEvent).Select(file => file.Event!).ToHashSet();
        var events = plan
            .Files.Where(file => file.HasWork)
            .OrderBy(file => file.File is PackagesFile)
            .GroupBy(file => file.Event!)
            .ToLookup(files => added.Contains(files.Key));
        var bulk = new NewRows();
        foreach (var file in events[true].SelectMany(files => files))
            Do(file, decisions, numbers[file], bulk);
        foreach (var files in events[true])
        {
            SavePages(files, bulk, bulk.Pages.Add);
            bulk.Steps.Add(Arrival(files));
        }

        // A new event is undone by its arrival.
        using (db.WithoutSteps())
            await db.SaveChangesAsync();

        foreach (var file in events[false].SelectMany(files => files))
            Do(file, decisions, numbers[file], bulk);
        foreach (var files in events[false])
            SavePages(files, bulk, page => db.ImportedPages.Add(page));
        await ForgetUndone(plan);
        await db.InsertMany(bulk.Audits);
        using (db.NameStep(NoteOf(events[false], bulk)))
            await SaveLimits();
        await bulk.Insert(db);
        // The page of a new event is public on the site already: its agenda shows as soon as the event does.
        await new PublishFirstVersions(db).Publish(added, bulk.Talks, db.Actor, clock.GetUtcNow().UtcDateTime);
    }

    static AgendaStepNote NoteOf(IEnumerable<IGrouping<Event, FilePlan>> events, NewRows bulk) =>
        new(new(StepDeed.Imported), AgendaStepKind.Import)
        {
            Titles = events.ToDictionary(files => files.Key.Id, files => new StepTitle(StepDeed.Imported, Paths(files))),
            AuditEntries = bulk.Audits.ToDictionary(entry => entry.SubjectId, entry => entry.Id),
        };

    // Who takes a package just now holds its row until then. What they took before the limit came counts, too.
    async Task SaveLimits()
    {
        var limited = db
            .ChangeTracker.Entries<Package>()
            .Where(entry => entry.Property(package => package.QuotaId).IsModified)
            .Select(entry => entry.Entity)
            .ToList();
        await db.SaveChangesAsync();
        foreach (var package in limited.Where(package => package.QuotaId is not null))
        {
            if (!await db.TryCountStanding(package.QuotaId!.Value, clock.GetUtcNow().UtcDateTime))
                throw new RuleBrokenException(
                    $"More sponsors have {package.Name} than its limit in the file allows. Nothing was imported."
                );
        }
    }

    void Do(FilePlan file, Decisions decisions, int number, NewRows bulk)
    {
        var to = new Applying(db, file.Event!, file.IsNewEvent ? bulk : null, clock.GetUtcNow().UtcDateTime);
        // A new event is not tracked; its packages may change it.
        if (file.File is PackagesFile && db.Entry(to.Event).State == EntityState.Detached)
            db.Attach(to.Event);
        for (var at = 0; at < file.Lines.Count; at++)
            decisions.Do(file.Lines[at], Decisions.Number(number, at), to);
        foreach (var (row, position) in file.Positions)
            row.Position = position;
        foreach (var (row, position) in file.PackagePositions)
            row.Position = position;
    }

    void SavePages(IGrouping<Event, FilePlan> files, NewRows bulk, Action<ImportedPage> add)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var by = db.Actor;
        foreach (var file in files)
        {
            if (file.Base is null)
            {
                file.Base = new ImportedPage
                {
                    EventId = files.Key.Id,
                    Path = file.File.Path,
                    Text = file.File.Text,
                    ImportedBy = by,
                };
                add(file.Base);
            }

            file.Base.Text = file.File.Text;
            file.Base.ImportedAt = now;
            file.Base.ImportedBy = by;
            file.Base.Undecided = [.. file.LeftOpen.Select(line => line.IfLeftOpen!)];
            // It was moved in the folder. One that was sent under another name is still the page in the folder.
            if (!settings.Site.Has(file.Base.Path))
                file.Base.Path = file.File.Path;
        }

        bulk.Audits.Add(
            new AuditEntry
            {
                At = now,
                By = by,
                EventId = files.Key.Id,
                Action = Imported,
                Subject = nameof(Event),
                SubjectId = files.Key.Id,
                SubjectName = AuditEntry.ShortName(Paths(files)),
                Changes = [.. files.SelectMany(Changes).Take(MostAudited)],
            }
        );
    }

    AgendaStep Arrival(IGrouping<Event, FilePlan> files) =>
        new()
        {
            EventId = files.Key.Id,
            At = clock.GetUtcNow().UtcDateTime,
            By = db.Actor,
            Kind = AgendaStepKind.NewEvent,
            Title = new(StepDeed.Imported, Paths(files)),
        };

    static string Paths(IEnumerable<FilePlan> files) => string.Join(" and ", files.Select(file => file.File.Path));

    static IEnumerable<AuditChange> Changes(FilePlan file) =>
        file.IsNewEvent ? CountChanges(file) : file.Lines.Except(file.LeftOpen).Where(line => line.Kind != PlanKind.Note).Select(Change);

    static IEnumerable<AuditChange> CountChanges(FilePlan file) =>
        file
            .Lines.Where(line => line.Kind == PlanKind.New)
            .GroupBy(line => line.Subject)
            .Select(group => new AuditChange { Field = $"new {group.Key}s", To = $"{group.Count()}" });

    static AuditChange Change(PlanLine line) =>
        new()
        {
            Field = $"{ImportPlan.NameOf(line.Kind)} {line.Subject} {line.Name} {line.Field}".TrimEnd(),
            From = AuditEntry.Shorten(line.From),
            To = AuditEntry.Shorten(line.To),
        };
}
