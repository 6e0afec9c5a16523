using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>Staff register a person, as any ticket type and at any time.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}/registrations/add")]
public class AddRegistrationController(ConferenceDb db, AddRegistration addRegistration, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public Task<IActionResult> Add() => ShowForm(new RegistrationForm { AttemptKey = Guid.NewGuid() });

    [HttpPost("")]
    public async Task<IActionResult> Add(RegistrationForm form)
    {
        var type = await db.TicketType(Event.Id, form.TicketTypeId);
        if (type is null && form.TicketTypeId is not null)
            ModelState.AddModelError(nameof(form.TicketTypeId), "Choose one of the ticket types.");
        if (!ModelState.IsValid)
            return await ShowForm(form);

        try
        {
            var (outcome, added) = await addRegistration.Add(form.Request(Event, type!), User.Name(), clock.GetUtcNow().UtcDateTime);
            if (added is null)
                return await Refuse(outcome, form, type!);

            TempData.ShowMessage($"{added.Name} is registered, and the ticket is on its way to {added.Email}.");
            return Redirect(Links.Registration(Event.Slug, added.Id));
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            return await ShowForm(form);
        }
    }

    async Task<IActionResult> Refuse(DeskOutcome outcome, RegistrationForm form, TicketType type)
    {
        if (outcome == DeskOutcome.Full)
            ModelState.AddModelError(
                nameof(form.TicketTypeId),
                $"{await db.DescribeFull(type.Id)} Choose another type, or ask an Owner to raise the limit in the settings."
            );
        else
            ModelState.AddModelError(
                nameof(form.Email),
                $"{form.Email} has a place at this event already. Its ticket was mailed there again."
            );
        return await ShowForm(form);
    }

    async Task<IActionResult> ShowForm(RegistrationForm form)
    {
        form.TicketTypes = [new("Choose one", ""), .. await db.TicketTypes(Event.Id)];
        return View("RegistrationForm", form);
    }
}
