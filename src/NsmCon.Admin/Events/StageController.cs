using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Events;

/// <summary>Announcing an event, putting it off, canceling it.</summary>
[ForStaff(Closed = true), Route("admin/events/{slug}/settings/stage")]
public class StageController(ConferenceDb db, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public IActionResult Show() => View("Stage", StagePage.Of(Event));

    [HttpPost("")]
    public async Task<IActionResult> Set(string slug, StageForm form)
    {
        if (!ModelState.IsValid) return View("Stage", StagePage.Of(Event));

        var conference = await db.Events.SingleAsync(e => e.Id == Event.Id);
        conference.SetStage(form.Stage!.Value, clock.GetUtcNow().UtcDateTime);
        db.Entry(conference).Property(e => e.Version).OriginalValue = form.Version;
        if (!await Save()) return await AskAgain(slug);

        TempData.Say($"{conference.Title} is {conference.Stage.Words()}.");
        return RedirectToAction(nameof(Show), new { slug });
    }

    async Task<bool> Save()
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    async Task<IActionResult> AskAgain(string slug)
    {
        ModelState.Clear();
        ModelState.AddModelError("", "Someone else changed the event while you were choosing. Below is what holds now: look at it, and choose again.");
        return View("Stage", StagePage.Of(await db.Events.AsNoTracking().SingleAsync(e => e.Slug == slug)));
    }
}
