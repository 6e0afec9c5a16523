using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Events;

/// <summary>What people can register as, and how many.</summary>
[ForStaff(Closed = true), Route("admin/events/{slug}/settings/tickets")]
public class TicketTypesController(ConferenceDb db, SaveTicketType save, DeleteTicketType delete) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string slug)
    {
        var types = await OfEvent
            .OrderBy(t => t.Position)
            .ThenBy(t => t.Name)
            .Select(t => new TicketTypeRow(
                t.Id,
                t.Name,
                t.Description,
                t.Colour,
                t.Limits.OrderBy(l => l.Quota!.Name).Select(l => l.Quota!.Name).ToList(),
                t.IsPublic,
                t.Position,
                db.Registrations.Any(r => r.TicketTypeId == t.Id)
            ))
            .ToListAsync();
        var quotas = await db.TicketLimits(Event.Id)
            .OrderBy(q => q.Name)
            .Select(q => new QuotaRow(q.Id, q.Name, q.Size, q.Taken, db.TicketTypeLimits.Count(l => l.QuotaId == q.Id)))
            .ToListAsync();
        return View("Tickets", new TicketsPage(Links.Settings(slug), types, quotas));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() =>
        await ShowForm(new TicketTypeForm { Position = await OfEvent.MaxAsync(t => (int?)t.Position) + 1 ?? 0 });

    [HttpPost("new")]
    public Task<IActionResult> New(TicketTypeForm form) => Save(null, form);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } type ? await ShowForm(TicketTypeForm.FromTicketType(type)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(int id, TicketTypeForm form)
    {
        form.Existing = await Find(id);
        return form.Existing is null ? NotFound() : await Save(id, form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        if (await delete.Delete(Event.Id, id) is not { } name)
            return NotFound();

        TempData.ShowMessage($"{name} was deleted.");
        return RedirectToAction(nameof(Index), new { slug });
    }

    IQueryable<TicketType> OfEvent => db.TicketTypes.Where(type => type.EventId == Event.Id);

    Task<TicketType?> Find(int id) =>
        OfEvent.AsNoTracking().Include(type => type.Limits).ThenInclude(limit => limit.Quota).FirstOrDefaultAsync(type => type.Id == id);

    async Task<IActionResult> Save(int? id, TicketTypeForm form)
    {
        if (!ModelState.IsValid)
            return await ShowForm(form);

        if (!await ModelState.Try(() => save.Save(Event.Id, id, form.ToDetails())))
            return await ShowForm(form);

        TempData.ShowMessage($"{form.Name.Trim()} was saved.");
        return RedirectToAction(nameof(Index), new { slug = Event.Slug });
    }

    async Task<IActionResult> ShowForm(TicketTypeForm form)
    {
        var quotas = await db.TicketLimits(Event.Id).AsNoTracking().OrderBy(quota => quota.Name).ToListAsync();
        form.Quotas =
        [
            .. quotas.Select(quota => new SelectListItem(
                $"{quota.Name}, {quota.AmountLeft.Words}",
                $"{quota.Id}",
                form.QuotaIds.Contains(quota.Id)
            )),
        ];
        return View("TicketType", form);
    }
}
