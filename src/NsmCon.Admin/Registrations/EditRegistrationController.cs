using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>Staff correct a registration.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}/registrations/{id:int}/edit")]
public class EditRegistrationController(ConferenceDb db, SaveEdit edits, EditRegistration editRegistration, TimeProvider clock)
    : EventController
{
    const string Form = "RegistrationForm";

    [HttpGet("")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } registration
            ? View(Form, RegistrationForm.FromRegistration(registration, await db.TicketTypes(Event.Id)))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Edit(int id, RegistrationForm form)
    {
        form.TicketTypes = await db.TicketTypes(Event.Id);
        var (registration, isSaved) = await edits.Save(
            new Edit<Registration>(this, form)
            {
                Find = async () => form.Existing = await Find(id),
                Fill = saved => RegistrationForm.FromRegistration(saved, form.TicketTypes),
                Check = _ => CheckType(form),
                Save = async saved =>
                    await editRegistration.Edit(
                        saved,
                        form.ToDetails(),
                        (await db.TicketType(Event.Id, form.TicketTypeId))!,
                        form.Version,
                        clock.GetUtcNow().UtcDateTime
                    ),
                Event = Event,
            }
        );
        if (registration is null)
            return NotFound();
        if (!isSaved)
            return View(Form, form);

        TempData.ShowMessage($"{registration.Name}'s registration was saved.{form.BothSaved}");
        return Redirect(Links.Registration(Event.Slug, id));
    }

    async Task CheckType(RegistrationForm form)
    {
        if (form.TicketTypeId is not null && await db.TicketType(Event.Id, form.TicketTypeId) is null)
            ModelState.AddModelError(nameof(form.TicketTypeId), "Choose one of the ticket types.");
    }

    Task<Registration?> Find(int id) => db.Registrations.FirstOrDefaultAsync(r => r.EventId == Event.Id && r.Id == id);
}
