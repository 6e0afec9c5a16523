using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

/// <summary>Announcing an event, putting it off, canceling it.</summary>
[ForStaff(Closed = true), Route("admin/events/{slug}/settings/stage")]
public class StageController(ConferenceDb db, SaveEdit edits, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public IActionResult Show() => View("Stage", StagePage.FromEvent(Event));

    [HttpPost("")]
    public async Task<IActionResult> Set(string slug, StageForm form)
    {
        var (conference, isSaved) = await edits.Save(
            new Edit<Event>(this, form)
            {
                Find = () => db.Events.FirstOrDefaultAsync(e => e.Id == Event.Id),
                Fill = StageForm.FromEvent,
                Save = saved =>
                {
                    saved.SetStage(form.Stage!.Value, clock.GetUtcNow().UtcDateTime);
                    return db.SaveChangesAsync();
                },
                Event = Event,
            }
        );
        if (conference is null)
            return NotFound();
        if (!isSaved)
            return View("Stage", new StagePage(Event, form));

        TempData.ShowMessage($"{conference.Title} is {conference.Stage.Describe()}.{form.BothSaved}");
        return RedirectToAction(nameof(Show), new { slug });
    }
}
