using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Content.Import;

/// <summary>The content of all events; new events come in here.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/content")]
public class AllContentController(
    ReadContent reader,
    PlanImport planner,
    ApplyImport importer,
    UndoNewEvent undo,
    ConferenceSettings settings,
    TimeProvider clock
) : Controller
{
    const int LongestUpload = 32_000_000;
    const string Path = Links.AllContent;

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1) => View(await reader.ReadAll(page));

    [HttpPost("plan"), RequestSizeLimit(LongestUpload)]
    public async Task<IActionResult> Plan(ContentForm form)
    {
        var plan = await planner.Plan(planner.Understand(await form.Files(settings)));
        return View(new ShownPlan(Path, plan, form));
    }

    [HttpPost("apply"), RequestSizeLimit(LongestUpload), RequestFormLimits(ValueLengthLimit = LongestUpload)]
    public async Task<IActionResult> Apply(ContentForm form)
    {
        try
        {
            var plan = await importer.Apply(planner.Understand(await form.Files(settings)), User.Name(), form.Shown ?? "", form.Decisions);
            TempData.ShowMessage($"Imported: {plan.Outcome(form.Decisions)}.");
            return RedirectToAction(nameof(Index));
        }
        catch (UndecidedException undecided)
        {
            return View(nameof(Plan), new ShownPlan(Path, undecided.Plan, form).Asking(ModelState));
        }
    }

    [HttpPost("imports/{id:long}/undo")]
    public async Task<IActionResult> Undo([FromRoute] long id)
    {
        var undone = await undo.Undo(id, User.Name(), clock.GetUtcNow().UtcDateTime);
        TempData.ShowMessage($"“{undone.Title.Words}” was undone: the event is gone, and can be imported again.");
        return RedirectToAction(nameof(Index));
    }
}
