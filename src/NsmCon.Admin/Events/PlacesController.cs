using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

/// <summary>How many places there are: limits that ticket types draw from.</summary>
[ForStaff(Closed = true), Route("admin/events/{slug}/settings/tickets/places")]
public class PlacesController(ConferenceDb db) : EventController
{
    [HttpGet("new")]
    public IActionResult New() => View("Places", new PlacesForm());

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, PlacesForm form)
    {
        if (!ModelState.IsValid) return View("Places", form);

        var quota = new Quota { EventId = Event.Id, Name = "" };
        db.Quotas.Add(quota);
        return await Save(slug, quota, form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } quota ? View("Places", new PlacesForm { Name = quota.Name, Size = quota.Size }) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, PlacesForm form)
    {
        if (await Find(id) is not { } quota) return NotFound();
        return ModelState.IsValid ? await Save(slug, quota, form) : View("Places", form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        if (await Find(id) is not { } quota) return NotFound();

        db.Quotas.Remove(quota);
        await db.SaveOrRefuse($"{quota.Name} is in use: it can be made smaller, not deleted.");
        TempData.Say($"{quota.Name} was deleted.");
        return Redirect($"/admin/events/{slug}/settings/tickets");
    }

    Task<Quota?> Find(int id) => db.Quotas.FirstOrDefaultAsync(quota =>
        quota.EventId == Event.Id && quota.Id == id && !db.Packages.Any(package => package.QuotaId == quota.Id));

    async Task<IActionResult> Save(string slug, Quota quota, PlacesForm form)
    {
        try
        {
            quota.Name = form.Name.Trim();
            quota.Resize(form.Size!.Value);
            await db.SaveOrRefuse($"There is already a limit named {quota.Name}, or more than {quota.Size} places were taken meanwhile. Look at it again.");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            return View("Places", form);
        }

        TempData.Say($"{quota.Name} was saved.");
        return Redirect($"/admin/events/{slug}/settings/tickets");
    }
}
