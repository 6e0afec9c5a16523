using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data.Releases;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Releases;

/// <summary>
/// The mails to the speakers for whom a version brings something. They show addresses, so only those who may send them look.
/// </summary>
[ForStaff(StaffRole.Agenda, Closed = true), Route("admin/events/{slug}/releases/{number:int}/mails")]
public class ReleaseMailsController(ReadSpeakerNewsPage news, MailSpeakerNews mail, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int number) => await news.Read(Event, number) is { } page ? View("Mails", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Send([FromRoute] int number, List<int> speakers) =>
        await news.Read(Event, number) is null ? NotFound() : Show(number, await mail.Mail(Event, number, speakers, User.Name(), Now));

    /// <summary>Keeps the addresses of those who had none, and writes to them.</summary>
    [HttpPost("addresses")]
    public async Task<IActionResult> Addresses([FromRoute] int number, List<AddressRow> rows)
    {
        if (await news.Read(Event, number) is not { } page)
            return NotFound();
        if (!ModelState.IsValid)
            return View("Mails", page with { Typed = rows });

        var filled = rows.FindAll(row => row.IsFilled)
            .DistinctBy(row => row.SpeakerId)
            .ToDictionary(row => row.SpeakerId, row => row.Email!.Trim());
        return Show(number, await mail.Mail(Event, number, filled, User.Name(), Now));
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    RedirectToActionResult Show(int number, int count)
    {
        TempData.ShowMessage(count == 1 ? "1 mail is in the queue." : $"{count} mails are in the queue.");
        return RedirectToAction(nameof(Index), new { slug = Event.Slug, number });
    }
}
