using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Content.Import;

/// <summary>Plans an import: what of the given files is new, changed, moved or gone. It writes nothing.</summary>
public sealed class PlanImport(
    ConferenceDb db,
    ConferenceSettings settings,
    TimeProvider clock,
    SiteImages images,
    SiteShortcodes shortcodes,
    RenamedPages renamed
)
{
    /// <summary>Reads the meaning of files, on all processors. Order is kept.</summary>
    public SourceFile[] Understand(IReadOnlyList<ContentFile> files)
    {
        var hasShortcode = shortcodes.Has();
        return
        [
            .. files
                .AsParallel()
                .AsOrdered()
                .Select(file => file.Understand(images.Exists, hasShortcode, settings.Content.EventPages.Name)),
        ];
    }

    /// <summary>Compares the files with the database.</summary>
    public async Task<ImportPlan> Plan(IReadOnlyList<SourceFile> all)
    {
        var files = all.Where(file => file is not PassedOverFile).ToList();
        await renamed.Follow(files);
        var states = new EventStates(db);
        var events = await states.Events([.. files.Select(file => file.Slug).Distinct()]);
        var bases = await states.Pages([.. files.Select(file => file.Path)]);
        var plans = files.Select(file => new FilePlan(file) { Base = bases.GetValueOrDefault(file.Path) }).ToList();
        FindEvents(plans, events);
        await Announce([.. plans.Where(plan => plan.IsNewEvent).Select(plan => plan.Event!)]);
        await FindMovedPages(plans, states);

        var known = plans
            .Where(plan => plan is { HasWork: true, IsNewEvent: false } && plan.Event!.Id > 0)
            .Select(plan => plan.Event!)
            .Distinct()
            .ToList();
        var loaded = await states.Load(known);
        var added = plans.Where(plan => plan.IsNewEvent).ToDictionary(plan => plan.Event!, plan => new EventState(plan.Event!));
        foreach (var plan in plans.Where(plan => plan.HasWork))
            Compare(plan, loaded.GetValueOrDefault(plan.Event!.Id) ?? added[plan.Event]);
        return new ImportPlan(plans) { Odd = [.. all.OfType<PassedOverFile>().Where(file => file.Findings.Any())] };
    }

    // The only event of a new database is there to try everything with, although it may be over.
    async Task Announce(List<Event> added)
    {
        if (added.Count == 0)
            return;

        var isRehearsal = added.Count == 1 && !await db.Events.AnyAsync();
        if (settings.Content.NewEvents == NewEvents.Draft && !(isRehearsal && settings.Content.IsAsDelivered))
            return;

        foreach (var conference in added)
            NewEvent.Announce(conference, clock.GetUtcNow().UtcDateTime, isRehearsal);
    }

    // A page that was moved or renamed is still the page of its event: by its
    // old text, what was changed here is told from what was changed there.
    static async Task FindMovedPages(List<FilePlan> plans, EventStates states)
    {
        var moved = plans.Where(plan => plan is { Base: null, File: PageFile, Event.Id: > 0 }).ToList();
        if (moved.Count == 0)
            return;

        var bases = await states.PagesOf([.. moved.Select(plan => plan.Event!.Id)], [.. plans.Select(plan => plan.File.Path)]);
        foreach (var plan in moved)
            plan.Base = bases.GetValueOrDefault(plan.Event!.Id);
    }

    // Pages come first: packages may belong to an event that comes in with its page.
    void FindEvents(List<FilePlan> plans, Dictionary<string, Event> events)
    {
        PageFile.RefuseSecondPages(plans.Select(plan => plan.File));
        foreach (var plan in plans.OrderBy(plan => plan.File is PackagesFile))
        {
            plan.IsSameText = plan.Base?.Text == plan.File.Text;
            plan.Event = events.GetValueOrDefault(plan.File.Slug);
            if (plan.Event is null)
                AddEvent(plan, events);
        }
    }

    void AddEvent(FilePlan plan, Dictionary<string, Event> events)
    {
        if (plan.File is PageFile { HasErrors: false } page)
        {
            plan.NoEventBecause = NewEvent.Refusal(page, clock.GetUtcNow().UtcDateTime);
            if (plan.NoEventBecause is not null)
                return;

            plan.IsNewEvent = true;
            plan.Event = events[page.Slug] = NewEvent.FromPage(page.Meaning, page.Slug, settings.UidHost);
        }
        else if (plan.File is PackagesFile)
        {
            plan.File.Refuse(
                ImportCodes.NoSuchEvent,
                1,
                1,
                $"There is no event {plan.File.Slug}: import its page first, or give the file the name of the event's page."
            );
        }
    }

    static void Compare(FilePlan plan, EventState state)
    {
        var text = plan.Base is { } @base ? ContentFile.FromImport(plan.File.Path, @base.Text) : null;
        if (plan.File is PageFile page)
            new PlanPage(plan, page.Meaning, text is null ? null : PageFile.Read(text, imageExists: null).Meaning, state).Plan();
        else if (plan.File is PackagesFile packages)
            new PlanPackages(plan, packages, text is null ? null : PackagesFile.Read(text), state).Plan();
    }
}
