using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.ContentImport;

/// <summary>The content of all events; new events come in here.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/content")]
public class AllContentController(ConferenceDb db, PlanImport planner, ApplyImport importer, ConferenceSettings settings) : Controller
{
    const int LongestUpload = 32_000_000, PageSize = 50;
    const string Path = "/admin/content";

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var pager = new Pager(page, PageSize, await db.ImportedPages.CountAsync());
        var rows = await (
            from imported in db.ImportedPages
            join conference in db.Events on imported.EventId equals conference.Id
            orderby imported.ImportedAt descending, imported.Path
            select new ImportedRow(imported.Path, conference.Slug, conference.Title, imported.ImportedAt, imported.ImportedBy))
            .On(pager).ToListAsync();
        return View(new ContentPage(Path, settings.ContentPath, rows, pager));
    }

    [HttpPost("plan"), RequestSizeLimit(LongestUpload)]
    public async Task<IActionResult> Plan(ContentForm form)
    {
        var plan = await planner.Plan(planner.Understand(await form.Files(settings)));
        return View(new ShownPlan(Path, plan, form));
    }

    [HttpPost("apply"), RequestSizeLimit(LongestUpload), RequestFormLimits(ValueLengthLimit = LongestUpload)]
    public async Task<IActionResult> Apply(ContentForm form)
    {
        var plan = await importer.Apply(planner.Understand(await form.Files(settings)), User.Name(), form.Shown ?? "", form.Decisions);
        TempData.Say($"Imported: {plan.Summary}.");
        return RedirectToAction(nameof(Index));
    }
}
