using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.ContentImport;

/// <summary>The content of one event: its page and its packages file.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/content")]
public class ContentController(ConferenceDb db, PlanImport planner, ApplyImport importer, ConferenceSettings settings) : EventController
{
    const int LongestUpload = 32_000_000;

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var pages = await db.ImportedPages.AsNoTracking().Where(page => page.EventId == Event.Id).OrderBy(page => page.Path).ToListAsync();
        var read = planner.Understand([.. pages.Select(page => ContentFile.Imported(page.Path, page.Text))]);
        var rows = pages.ConvertAll(page => new ImportedRow(page.Path, Event.Slug, Event.Title, page.ImportedAt, page.ImportedBy));
        return View(new ContentPage(Path, settings.ContentPath, rows, new Pager(1, 50, rows.Count)) { Read = read });
    }

    [HttpPost("plan"), RequestSizeLimit(LongestUpload)]
    public async Task<IActionResult> Plan(ContentForm form)
    {
        var plan = await planner.Plan(await Files(form));
        return View(new ShownPlan(Path, plan, form));
    }

    [HttpPost("apply"), RequestSizeLimit(LongestUpload), RequestFormLimits(ValueLengthLimit = LongestUpload)]
    public async Task<IActionResult> Apply(string slug, ContentForm form)
    {
        var plan = await importer.Apply(await Files(form), User.Name(), form.Shown ?? "", form.Decisions);
        TempData.Say($"Imported: {plan.Summary}.");
        return RedirectToAction(nameof(Index), new { slug });
    }

    string Path => $"/admin/events/{Event.Slug}/content";

    async Task<SourceFile[]> Files(ContentForm form)
    {
        var files = planner.Understand(await form.Files(settings));
        var own = files.Where(file => file.Slug == Event.Slug).ToArray();
        return own.Length > 0 ? own
            : throw new RuleBrokenException(form.Name is null
                ? $"The content folder has no page events/{Event.Slug}.md and no file packages/{Event.Slug}.toml."
                : $"{form.Name} would belong to an event named {files[0].Slug}; this one is {Event.Slug}. Rename the file.");
    }
}
