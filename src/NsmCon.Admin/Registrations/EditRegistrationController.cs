using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>Staff correct a registration.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}/registrations/{id:int}/edit")]
public class EditRegistrationController(ConferenceDb db, EditRegistration editRegistration, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } registration ? await ShowForm(RegistrationForm.Of(registration)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Edit(int id, RegistrationForm form)
    {
        if (await Find(id) is not { } registration) return NotFound();

        var type = await db.TicketType(Event.Id, form.TicketTypeId);
        if (type is null && form.TicketTypeId is not null) ModelState.AddModelError(nameof(form.TicketTypeId), "Choose one of the ticket types.");
        if (!ModelState.IsValid || !await Save(registration, type!, form)) return await ShowForm(form);

        TempData.Say($"{registration.Name}'s registration was saved.");
        return Redirect($"/admin/events/{Event.Slug}/registrations/{id}");
    }

    async Task<bool> Save(Registration registration, TicketType type, RegistrationForm form)
    {
        try
        {
            await editRegistration.Edit(registration, form.ToDetails(), type, form.Version, clock.GetUtcNow().UtcDateTime);
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.Add(refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            await AskAgain(registration.Id, form);
        }

        return ModelState.IsValid;
    }

    async Task AskAgain(int id, RegistrationForm form)
    {
        ModelState.Remove(nameof(form.Version));
        form.Version = await db.Registrations.Where(r => r.Id == id).Select(r => r.Version).SingleAsync();
        ModelState.AddModelError("", "Someone else changed this registration while you were writing. What you typed is below: compare it with the history, and save again to replace theirs.");
    }

    async Task<IActionResult> ShowForm(RegistrationForm form)
    {
        form.TicketTypes = await db.TicketTypes(Event.Id);
        return View("RegistrationForm", form);
    }

    Task<Registration?> Find(int id) => db.Registrations.FirstOrDefaultAsync(r => r.EventId == Event.Id && r.Id == id);
}
