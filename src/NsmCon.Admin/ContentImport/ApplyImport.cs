using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.ContentImport;

/// <summary>Applies an import, all files in one transaction. A file with errors is left out: its last good import stays.</summary>
public sealed class ApplyImport(ConferenceDb db, PlanImport planner, TimeProvider clock)
{
    const int MostAudited = 200;

    /// <summary>Plans anew, at this one's turn to write, and does what the plan says.</summary>
    /// <param name="files">What is imported.</param>
    /// <param name="by">Who imports, for the audit log.</param>
    /// <param name="shown">The fingerprint of the plan that a person agreed to, if one was shown.</param>
    /// <param name="decisions">What that person decided. Without anybody to ask, a file with conflicts is left out.</param>
    /// <exception cref="RuleBrokenException">The plan would be another one now than the one that was shown, or a conflict is not decided.</exception>
    public async Task<ImportPlan> Apply(IReadOnlyList<SourceFile> files, string by, string? shown = null, Decisions? decisions = null)
    {
        await using var write = await db.BeginWrite();
        db.ChangeTracker.Clear();
        var plan = await planner.Plan(files);
        if (shown is not null && plan.Fingerprint != shown)
            throw new RuleBrokenException("Something changed since this plan was shown. Nothing was imported: look at the plan again.");

        for (var at = 0; at < plan.Files.Count; at++) plan.Files[at].IsUndecided = !(decisions ?? new()).AreMade(plan.Files[at], at);
        if (decisions is not null && plan.Files.FirstOrDefault(file => file.IsUndecided) is { } undecided)
            throw new RuleBrokenException($"{undecided.File.Path} was changed on both sides. Say for each conflict which side it shall be. Nothing was imported.");
        if (!plan.HasWork) return plan;

        using (db.WithoutAudit())
        {
            await NewRows.InsertEvents(db, [.. plan.Files.Where(file => file is { IsNewEvent: true, HasWork: true }).Select(file => file.Event!)]);
            await Do(plan, by, decisions ?? new());
        }

        await write.Commit();
        return plan;
    }

    async Task Do(ImportPlan plan, string by, Decisions decisions)
    {
        var numbers = plan.Files.Select((file, at) => (file, at)).ToDictionary(pair => pair.file, pair => pair.at);
        var (bulk, later) = (new NewRows(), new List<(Quota Limit, int Count)>());
        foreach (var file in plan.Files.Where(file => file.HasWork).OrderBy(file => file.File is PackagesFile))
        {
            var to = new Applying(db, file.Event!, file.IsNewEvent ? bulk : null);
            // A new event is not tracked; its packages may change it.
            if (file.File is PackagesFile && db.Entry(to.Event).State == EntityState.Detached) db.Attach(to.Event);
            for (var at = 0; at < file.Lines.Count; at++) decisions.Do(file.Lines[at], Decisions.Number(numbers[file], at), to);
            foreach (var (row, position) in file.Positions) row.Position = position;
            foreach (var (row, position) in file.PackagePositions) row.Position = position;
            later.AddRange(to.TakeLater);
            Keep(file, by, bulk);
        }

        await db.SaveChangesAsync();
        await bulk.Insert(db);
        // The page of a new event is public already, and so is its agenda.
        await new PublishFirstVersions(db).Of(bulk.Talks, by, clock.GetUtcNow().UtcDateTime);
        foreach (var (limit, count) in later)
        {
            if (!await db.TryTake(limit.Id, count)) throw new RuleBrokenException($"{count} of {limit.Name} are taken already: the max cannot be {limit.Size}.");
        }
    }

    void Keep(FilePlan file, string by, NewRows bulk)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (file.Base is null) bulk.Pages.Add(file.Base = new ImportedPage { EventId = file.Event!.Id, Path = file.File.Path, Text = file.File.Text, ImportedBy = by });
        (file.Base.Text, file.Base.ImportedAt, file.Base.ImportedBy) = (file.File.Text, now, by);
        bulk.Audits.Add(new AuditEntry
        {
            At = now,
            By = by,
            EventId = file.Event!.Id,
            Action = "Imported",
            Subject = nameof(Event),
            SubjectId = file.Event.Id,
            SubjectName = file.File.Path,
            Changes = [.. (file.IsNewEvent ? Counted(file) : file.Lines.Where(line => line.Kind != PlanKind.Note).Take(MostAudited).Select(Change))],
        });
    }

    static IEnumerable<AuditChange> Counted(FilePlan file) =>
        file.Lines.Where(line => line.Kind == PlanKind.New).GroupBy(line => line.Subject).Select(group => new AuditChange { Field = $"new {group.Key}s", To = $"{group.Count()}" });

    static AuditChange Change(PlanLine line) =>
        new() { Field = $"{ImportPlan.Word(line.Kind)} {line.Subject} {line.Name} {line.Field}".TrimEnd(), From = AuditEntry.Shortened(line.From), To = AuditEntry.Shortened(line.To) };
}
