using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>One registration: its ticket, what happened to it, and what staff can do about it.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}/registrations/{id:int}")]
public class RegistrationController(
    ConferenceDb db,
    ReadHistory history,
    CheckInDesk desk,
    CancelRegistration cancelRegistration,
    RestoreRegistration restoreRegistration,
    SendTicket sendTicket,
    StaffRoles roles,
    TimeProvider clock
) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Details(int id)
    {
        var registration = await OfEvent.AsNoTracking().Include(r => r.TicketType).FirstOrDefaultAsync(r => r.Id == id);
        if (registration is null)
            return NotFound();

        return View(
            "Registration",
            new RegistrationPage(
                Event,
                registration,
                await history.Read(Event, registration),
                await roles.MayChange(User, Event.Slug, StaffRole.Registration)
            )
        );
    }

    [HttpPost("cancel")]
    public async Task<IActionResult> Cancel(int id)
    {
        if (await Find(id) is not { } registration)
            return NotFound();

        await cancelRegistration.Cancel(registration, Now, by: User.Name());

        TempData.ShowMessage(
            $"{registration.Name}'s registration was canceled, the place is free again, and {registration.Email} is told."
        );
        return Redirect(PathOf(id));
    }

    [HttpPost("restore")]
    public async Task<IActionResult> Restore(int id)
    {
        if (await Find(id) is not { } registration)
            return NotFound();

        await restoreRegistration.Restore(registration, Now);

        TempData.ShowMessage(
            $"{registration.Name} is registered again with the same code, and the ticket is on its way to {registration.Email}."
        );
        return Redirect(PathOf(id));
    }

    [HttpPost("check-in")]
    public async Task<IActionResult> CheckIn(int id)
    {
        if (await Find(id) is not { } registration)
            return NotFound();

        var scan = await desk.Admit(id, HttpContext.ScanAttempt(Event.Id, Now));
        if (scan.Outcome == ScanOutcome.Canceled)
            throw new RuleBrokenException($"{registration.Name}'s registration was canceled.");
        if (scan.Outcome == ScanOutcome.AlreadyIn)
            throw new RuleBrokenException($"{registration.Name} is already checked in.");

        TempData.ShowMessage($"{registration.Name} is checked in.");
        return Redirect(PathOf(id));
    }

    [HttpPost("undo-check-in")]
    public async Task<IActionResult> UndoCheckIn(int id)
    {
        if (await Find(id) is not { } registration)
            return NotFound();

        await desk.Undo(id, HttpContext.ScanAttempt(Event.Id, Now));

        TempData.ShowMessage($"The check-in of {registration.Name} is undone.");
        return Redirect(PathOf(id));
    }

    [HttpPost("send-ticket")]
    public async Task<IActionResult> SendTicket(int id)
    {
        if (await Find(id) is not { } registration)
            return NotFound();

        await sendTicket.Send(registration, Now);

        TempData.ShowMessage($"The ticket is on its way to {registration.Email}.");
        return Redirect(PathOf(id));
    }

    IQueryable<Registration> OfEvent => db.Registrations.Where(r => r.EventId == Event.Id);

    Task<Registration?> Find(int id) => OfEvent.FirstOrDefaultAsync(r => r.Id == id);

    string PathOf(int id) => Links.Registration(Event.Slug, id);

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
