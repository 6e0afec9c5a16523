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

        await using var write = await db.BeginWrite();
        var quota = new Quota { EventId = Event.Id, Name = "" };
        db.Quotas.Add(quota);
        return await Save(slug, quota, form, write);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } quota ? View("Places", new PlacesForm { Name = quota.Name, Size = quota.Size }) : NotFound();

    // What is left stays so until it is saved: who takes a place meanwhile waits.
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, PlacesForm form)
    {
        await using var write = await db.BeginWrite();
        await db.LockQuota(id);
        if (await Find(id) is not { } quota) return NotFound();
        return ModelState.IsValid ? await Save(slug, quota, form, write) : View("Places", form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        await using var write = await db.BeginWrite();
        await db.LockQuota(id);
        if (await Find(id) is not { } quota) return NotFound();

        var inUse = $"{quota.Name} is in use: it can be made smaller, not deleted.";
        if (quota.Taken > 0) throw new RuleBrokenException(inUse);

        db.Quotas.Remove(quota);
        await db.SaveOrRefuse(inUse);
        await write.Commit();
        TempData.Say($"{quota.Name} was deleted.");
        return Redirect($"/admin/events/{slug}/settings/tickets");
    }

    Task<Quota?> Find(int id) => db.Quotas.FirstOrDefaultAsync(quota =>
        quota.EventId == Event.Id && quota.Id == id && !db.Packages.Any(package => package.QuotaId == quota.Id));

    async Task<IActionResult> Save(string slug, Quota quota, PlacesForm form, WriteTransaction write)
    {
        try
        {
            quota.Name = form.Name.Trim();
            quota.Resize(form.Size!.Value);
            await db.SaveOrRefuse($"There is already a limit named {quota.Name}.");
            await write.Commit();
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
