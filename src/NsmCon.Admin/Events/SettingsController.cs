using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

[ForStaff(Closed = true), Route("admin/events/{slug}/settings")]
public class SettingsController(ConferenceDb db, SaveEdit edits) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Settings()
    {
        var form = SettingsForm.FromEvent(Event);
        form.Behind = await db.TalksBehind(Event);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Settings(string slug, SettingsForm form)
    {
        var (conference, isSaved) = await edits.Save(
            new Edit<Event>(this, form)
            {
                Find = () => db.Events.FirstOrDefaultAsync(e => e.Id == Event.Id),
                Fill = SettingsForm.FromEvent,
                Save = saved =>
                {
                    saved.Change(form.ToDetails(saved));
                    return db.SaveChangesAsync();
                },
                Event = Event,
            }
        );
        if (conference is null)
            return NotFound();
        if (!isSaved)
            return View(form);

        TempData.ShowMessage(form.DescribeSaved(conference));
        return RedirectToAction(nameof(Settings), new { slug });
    }
}
