using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.CheckIn;

[ForStaff(StaffRole.Door, StaffRole.Registration, Closed = true), Route("admin/events/{slug}/check-in")]
public class CheckInController(ConferenceDb db, ReadDoor door, AdmitPerson people, StaffRoles roles) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Door(string? find) =>
        View(await door.Page(Event, find, DoorDecision.Take(TempData), await roles.Held(HttpContext), User.Name()));

    /// <summary>The numbers alone, for a page that stays open.</summary>
    [HttpGet("counts")]
    public async Task<IActionResult> Counts() => PartialView("_Counts", await door.Counts(Event));

    /// <summary>What came from the input: a code or the address of a ticket is decided at once, all else is looked for.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Enter(string? typed)
    {
        var (text, code) = (typed?.Trim() ?? "", TypedCode.Of(typed ?? ""));
        // Of any event: whoever stands at the wrong door is told so.
        var registration = await db.Registrations.WithCode(code).FirstOrDefaultAsync() ?? await ByOtherKeyboard(text);
        if (registration is null && await Replaced(code) is { } newer) return AskForName(newer);
        if (registration is null && !TypedCode.IsMeant(text)) return ToDoor(find: text);
        if (registration is null && !Secret.IsCode(code)) return Answer(new(DoorOutcome.MistypedCode));

        return Answer(await people.Admit(registration, Event.Id, User.Name()));
    }

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Admit(int id) =>
        await Find(id) is { } registration ? Answer(await people.Admit(registration, Event.Id, User.Name())) : NotFound();

    [HttpPost("{id:int}/undo")]
    public async Task<IActionResult> Undo(int id)
    {
        if (await Find(id) is not { } registration) return NotFound();

        registration.UndoCheckIn();
        await db.SaveChangesAsync();

        TempData.Say($"The check-in of {registration.Name} is undone.");
        return ToDoor();
    }

    Task<Registration?> ByOtherKeyboard(string text)
    {
        var readings = KeyboardLayout.Readings(text).Distinct().ToList();
        return readings.Count == 0 ? Task.FromResult<Registration?>(null) : db.Registrations.FirstOrDefaultAsync(r => readings.Contains(r.DoorCode) || readings.Contains(r.TicketCode));
    }

    Task<Registration?> Replaced(string code) => db.ReplacedCodes.WithCode(code).Select(replaced => replaced.Registration).FirstOrDefaultAsync();

    IActionResult AskForName(Registration registration)
    {
        if (registration.EventId != Event.Id) return Answer(new(DoorOutcome.AnotherEvent, registration.Id));

        new DoorDecision(DoorOutcome.ReplacedCode, registration.Id).Keep(TempData);
        return ToDoor(find: registration.Name);
    }

    Task<Registration?> Find(int id) => db.Registrations.FirstOrDefaultAsync(r => r.Id == id && r.EventId == Event.Id);

    IActionResult Answer(DoorDecision decision)
    {
        decision.Keep(TempData);
        return ToDoor();
    }

    RedirectToActionResult ToDoor(string? find = null) => RedirectToAction(nameof(Door), new { slug = Event.Slug, find });
}
