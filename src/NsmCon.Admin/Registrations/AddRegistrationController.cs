using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>Staff register a person, as any ticket type and at any time.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}/registrations/add")]
public class AddRegistrationController(ConferenceDb db, RegistrationDesk desk, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public Task<IActionResult> Add() => ShowForm(new RegistrationForm { AttemptKey = Guid.NewGuid() });

    [HttpPost("")]
    public async Task<IActionResult> Add(RegistrationForm form)
    {
        var type = await db.TicketType(Event.Id, form.TicketTypeId);
        if (type is null && form.TicketTypeId is not null) ModelState.AddModelError(nameof(form.TicketTypeId), "Choose one of the ticket types.");
        if (Event.Stage == EventStage.Canceled) ModelState.AddModelError("", "This event is canceled: nobody can register for it.");
        if (!ModelState.IsValid) return await ShowForm(form);

        try
        {
            return await Answer(await desk.Register(form.Request(Event, type!)), form, type!);
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            return await ShowForm(form);
        }
    }

    async Task<IActionResult> Answer(DeskAnswer answer, RegistrationForm form, TicketType type)
    {
        if (answer.TicketCode is not null) return await Note(answer.TicketCode);

        if (answer.Outcome == DeskOutcome.Full)
            ModelState.AddModelError(nameof(form.TicketTypeId), $"{await db.SayFull(type.Id)} Choose another type, or ask an Owner to raise the limit in the settings.");
        else
            ModelState.AddModelError(nameof(form.Email), $"{form.Email} has a place at this event already. Its ticket was mailed there again.");
        return await ShowForm(form);
    }

    async Task<IActionResult> Note(string code)
    {
        var added = await db.Registrations.AsNoTracking().SingleAsync(r => r.TicketCode == code);
        await new NoteWhoAdded(db).Note(added, User.Name(), clock.GetUtcNow().UtcDateTime);
        TempData.Say($"{added.Name} is registered, and the ticket is on its way to {added.Email}.");
        return Redirect($"/admin/events/{Event.Slug}/registrations/{added.Id}");
    }

    async Task<IActionResult> ShowForm(RegistrationForm form)
    {
        form.TicketTypes = [new("Choose one", ""), .. await db.TicketTypes(Event.Id)];
        return View("RegistrationForm", form);
    }
}
