using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Events;

/// <summary>What people can register as, and how many.</summary>
[ForStaff(Closed = true), Route("admin/events/{slug}/settings/tickets")]
public class TicketsController(ConferenceDb db) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string slug)
    {
        var types = await OfEvent.OrderBy(t => t.Position).ThenBy(t => t.Name)
            .Select(t => new TicketTypeRow(t.Id, t.Name, t.Description, t.Colour, t.Limits.OrderBy(l => l.Quota!.Name).Select(l => l.Quota!.Name).ToList(), t.IsPublic, t.Position, db.Registrations.Any(r => r.TicketTypeId == t.Id)))
            .ToListAsync();
        var quotas = await OfTickets.OrderBy(q => q.Name)
            .Select(q => new QuotaRow(q.Id, q.Name, q.Size, q.Taken, db.TicketTypeLimits.Count(l => l.QuotaId == q.Id))).ToListAsync();
        return View("Tickets", new TicketsPage($"/admin/events/{slug}/settings", types, quotas));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() =>
        await ShowForm(new TicketTypeForm { Position = await OfEvent.MaxAsync(t => (int?)t.Position) + 1 ?? 0 });

    // What is looked at stays so until it is saved: who registers meanwhile waits, and so does who changes the same.
    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, TicketTypeForm form)
    {
        await using var write = await db.BeginWrite();
        if (!await Check(form)) return await ShowForm(form);

        var type = new TicketType { EventId = Event.Id, Name = form.Name };
        db.TicketTypes.Add(type);
        return await Save(slug, type, form, write);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } type ? await ShowForm(TicketTypeForm.Of(type)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, TicketTypeForm form)
    {
        await using var write = await db.BeginWrite();
        await db.LockTicketType(id);
        if (await Find(id) is not { } type) return NotFound();

        form.Existing = type;
        if (!await Check(form) || !await MayCount(type, form)) return await ShowForm(form);
        return await Save(slug, type, form, write);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        await using var write = await db.BeginWrite();
        await db.LockTicketType(id);
        if (await Find(id) is not { } type) return NotFound();

        db.TicketTypes.Remove(type);
        await db.SaveOrRefuse($"Someone registered as {type.Name}: it cannot be deleted. Take it off the public form instead.");
        await write.Commit();
        TempData.Say($"{type.Name} was deleted.");
        return RedirectToAction(nameof(Index), new { slug });
    }

    IQueryable<TicketType> OfEvent => db.TicketTypes.Where(type => type.EventId == Event.Id);

    // The limits of packages belong to the sponsors' pages.
    IQueryable<Quota> OfTickets => db.Quotas.Where(quota => quota.EventId == Event.Id && !db.Packages.Any(package => package.QuotaId == quota.Id));

    Task<TicketType?> Find(int id) => OfEvent.Include(type => type.Limits).ThenInclude(limit => limit.Quota).FirstOrDefaultAsync(type => type.Id == id);

    async Task<bool> Check(TicketTypeForm form)
    {
        form.Chosen = await OfTickets.Where(quota => form.QuotaIds.Contains(quota.Id)).ToListAsync();
        if (form.Chosen.Count < form.QuotaIds.Distinct().Count())
            ModelState.AddModelError(nameof(form.QuotaIds), "This limit no longer exists. Choose another one.");
        return ModelState.IsValid;
    }

    // The places that were taken stay counted where they were taken.
    async Task<bool> MayCount(TicketType type, TicketTypeForm form)
    {
        var names = string.Join(" and ", type.Limits.Select(limit => limit.Quota!.Name).Order(StringComparer.Ordinal));
        if (!form.KeepsLimits(type) && await db.Registrations.AnyAsync(registration => registration.TicketTypeId == type.Id))
            ModelState.AddModelError(nameof(form.QuotaIds), $"Someone registered as {type.Name}: its places stay counted in {names}.");
        return ModelState.IsValid;
    }

    async Task<IActionResult> Save(string slug, TicketType type, TicketTypeForm form, WriteTransaction write)
    {
        try
        {
            form.ApplyTo(type);
            await db.SaveOrRefuse($"There is already a ticket type or limit named {type.Name}. Choose another name.");
            await write.Commit();
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(nameof(form.Name), refusal.Message);
            return await ShowForm(form);
        }

        TempData.Say($"{type.Name} was saved.");
        return RedirectToAction(nameof(Index), new { slug });
    }

    async Task<IActionResult> ShowForm(TicketTypeForm form)
    {
        var quotas = await OfTickets.AsNoTracking().OrderBy(quota => quota.Name).ToListAsync();
        form.Quotas = [.. quotas.Select(quota => new SelectListItem($"{quota.Name}, {quota.AmountLeft.Words}", $"{quota.Id}", form.QuotaIds.Contains(quota.Id)))];
        return View("TicketType", form);
    }
}
