using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Events;

[ForStaff(Closed = true), Route("admin/events/{slug}/settings")]
public class SettingsController(ConferenceDb db) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Settings()
    {
        var form = SettingsForm.Of(Event);
        form.Behind = await TalksBehind.Of(db, Event);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Settings(string slug, SettingsForm form)
    {
        if (!ModelState.IsValid) return View(form);

        var conference = await db.Events.SingleAsync(e => e.Id == Event.Id);
        form.ApplyTo(conference);
        db.Entry(conference).Property(e => e.Version).OriginalValue = form.Version;
        if (!await Save()) return await AskAgain(form);

        TempData.Say(form.Saved(conference));
        return RedirectToAction(nameof(Settings), new { slug });
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

    async Task<IActionResult> AskAgain(SettingsForm form)
    {
        ModelState.Remove(nameof(form.Version));
        form.Version = await db.Events.Where(e => e.Id == Event.Id).Select(e => e.Version).SingleAsync();
        ModelState.AddModelError("", "Someone else changed the settings while you were writing. What you typed is below: compare it with the audit log, and save again to replace theirs.");
        return View(form);
    }
}
