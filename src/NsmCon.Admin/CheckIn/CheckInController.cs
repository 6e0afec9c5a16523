using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.CheckIn;

[ForStaff(StaffRole.Door, StaffRole.Registration, Closed = true), Route("admin/events/{slug}/check-in")]
public class CheckInController(ConferenceDb db, ReadDoor door, CheckInDesk desk, StaffRoles roles, TimeProvider clock) : EventController
{
    const string Answered = "Scan";

    [HttpGet("")]
    public async Task<IActionResult> Door(string? find) =>
        View(await door.Page(Event, find, TempData[Answered] as int?, await roles.RolesFor(User, Event.Slug), User.Name()));

    /// <summary>The numbers alone, for a page that stays open.</summary>
    [HttpGet("counts")]
    public async Task<IActionResult> Counts() => PartialView("_Counts", await door.Counts(Event));

    /// <summary>What came from the input: a code or the address of a ticket is decided at once, all else is looked for.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Enter(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var code = TypedCode.Read(typed ?? "");
        // Of any event: whoever stands at the wrong door is told so.
        var id = await IdOf(db.Registrations.WithCode(code)) ?? await FindByOtherKeyboard(text);
        if (id is { } known)
            return Answer(await desk.Admit(known, Attempt));
        if (await FindReplaced(code) is { } newer)
            return await AskForName(newer);
        if (!TypedCode.IsMeant(text))
            return ToDoor(find: text);

        return Answer(await desk.Refuse(Secret.IsCode(code) ? ScanOutcome.UnknownCode : ScanOutcome.MistypedCode, null, Attempt));
    }

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Admit(int id) => await Find(id) is null ? NotFound() : Answer(await desk.Admit(id, Attempt));

    [HttpPost("{id:int}/undo")]
    public async Task<IActionResult> Undo(int id)
    {
        if (await Find(id) is not { } registration)
            return NotFound();

        await desk.Undo(id, Attempt);

        TempData.ShowMessage($"The check-in of {registration.Name} is undone.");
        return ToDoor();
    }

    static Task<int?> IdOf(IQueryable<Registration> registrations) => registrations.Select(r => (int?)r.Id).FirstOrDefaultAsync();

    Task<int?> FindByOtherKeyboard(string text)
    {
        var readings = KeyboardLayout.Readings(text).Distinct().ToList();
        return readings.Count == 0
            ? Task.FromResult<int?>(null)
            : IdOf(db.Registrations.Where(r => readings.Contains(r.DoorCode) || readings.Contains(r.TicketCode)));
    }

    Task<Registration?> FindReplaced(string code) =>
        db.ReplacedCodes.WithCode(code).Select(replaced => replaced.Registration).FirstOrDefaultAsync();

    async Task<IActionResult> AskForName(Registration registration)
    {
        var isOurs = registration.EventId == Event.Id;
        var scan = await desk.Refuse(isOurs ? ScanOutcome.ReplacedCode : ScanOutcome.AnotherEvent, registration.Id, Attempt);
        return Answer(scan, find: isOurs ? registration.Name : null);
    }

    Task<Registration?> Find(int id) => db.Registrations.FirstOrDefaultAsync(r => r.Id == id && r.EventId == Event.Id);

    ScanAttempt Attempt => HttpContext.ScanAttempt(Event.Id, clock.GetUtcNow().UtcDateTime);

    /// <summary>For the next page only: who loads that page again sees no answer.</summary>
    RedirectToActionResult Answer(Scan scan, string? find = null)
    {
        TempData[Answered] = scan.Id;
        return ToDoor(find);
    }

    RedirectToActionResult ToDoor(string? find = null) => RedirectToAction(nameof(Door), new { slug = Event.Slug, find });
}
