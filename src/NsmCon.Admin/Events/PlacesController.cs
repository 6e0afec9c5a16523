using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Events;

/// <summary>How many places there are: limits that ticket types draw from.</summary>
[ForStaff(Closed = true), Route("admin/events/{slug}/settings/tickets/places")]
public class PlacesController(ConferenceDb db, SaveTicketLimit save, DeleteTicketLimit delete) : EventController
{
    [HttpGet("new")]
    public IActionResult New() => View("Places", new PlacesForm());

    [HttpPost("new")]
    public Task<IActionResult> New(PlacesForm form) => Save(null, form);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } quota ? View("Places", new PlacesForm { Name = quota.Name, Size = quota.Size }) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(int id, PlacesForm form) => await Find(id) is null ? NotFound() : await Save(id, form);

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id)
    {
        if (await Find(id) is not { } quota)
            return NotFound();

        await delete.Delete(Event.Id, id);
        return Back($"{quota.Name} was deleted.");
    }

    Task<Quota?> Find(int id) => db.TicketLimits(Event.Id).AsNoTracking().FirstOrDefaultAsync(quota => quota.Id == id);

    async Task<IActionResult> Save(int? id, PlacesForm form)
    {
        if (!ModelState.IsValid)
            return View("Places", form);

        if (!await ModelState.Try(() => save.Save(Event.Id, id, form.Name, form.Size!.Value)))
            return View("Places", form);

        return Back($"{form.Name.Trim()} was saved.");
    }

    RedirectResult Back(string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(Links.TicketTypes(Event.Slug));
    }
}
