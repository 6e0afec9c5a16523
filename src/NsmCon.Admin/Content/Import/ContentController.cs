using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Content.Import;

/// <summary>The content of one event: its page and its packages file.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/content")]
public class ContentController(
    ReadContent reader,
    PlanImport planner,
    RenamedPages renamed,
    ApplyImport importer,
    ConferenceSettings settings
) : EventController
{
    const int LongestUpload = 32_000_000;

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await reader.Read(Event, User));

    [HttpPost("plan"), RequestSizeLimit(LongestUpload)]
    public async Task<IActionResult> Plan(ContentForm form)
    {
        var plan = await planner.Plan(await Files(form));
        return View(new ShownPlan(Path, plan, form));
    }

    [HttpPost("apply"), RequestSizeLimit(LongestUpload), RequestFormLimits(ValueLengthLimit = LongestUpload)]
    public async Task<IActionResult> Apply(string slug, ContentForm form)
    {
        try
        {
            var plan = await importer.Apply(await Files(form), User.Name(), form.Shown ?? "", form.Decisions);
            TempData.ShowMessage($"Imported: {plan.Outcome(form.Decisions)}.");
            return RedirectToAction(nameof(Index), new { slug });
        }
        catch (UndecidedException undecided)
        {
            return View(nameof(Plan), new ShownPlan(Path, undecided.Plan, form).Asking(ModelState));
        }
    }

    string Path => Links.Content(Event.Slug);

    async Task<SourceFile[]> Files(ContentForm form)
    {
        var files = planner.Understand(await form.Files(settings));
        await renamed.Follow(files);
        var own = files.Where(file => file.Slug == Event.Slug).ToArray();
        return own.Length > 0
            ? own
            : throw new RuleBrokenException(
                form.Name is null
                    ? $"The content folder has no page events/{Event.Slug}.md and no file packages/{Event.Slug}.toml."
                    : $"{form.Name} would belong to an event named {files[0].Slug}; this one is {Event.Slug}. Rename the file."
            );
    }
}
