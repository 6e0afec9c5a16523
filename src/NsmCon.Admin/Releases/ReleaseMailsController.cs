using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Releases;

/// <summary>The mails to the speakers whose talks moved. They show addresses, so only those who may send them look.</summary>
[ForStaff(StaffRole.Agenda, Closed = true), Route("admin/events/{slug}/releases/{number:int}/mails")]
public class ReleaseMailsController(ReadMoves moves, MailMovedSpeakers mail, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int number) => await moves.Page(Event, number) is { } page ? View("Mails", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Send([FromRoute] int number, List<int> speakers)
    {
        if (await moves.Page(Event, number) is null) return NotFound();

        var count = await mail.Mail(Event, number, speakers, User.Name(), clock.GetUtcNow().UtcDateTime);

        TempData.Say(count == 1 ? "1 mail is in the queue." : $"{count} mails are in the queue.");
        return RedirectToAction(nameof(Index), new { slug = Event.Slug, number });
    }
}
