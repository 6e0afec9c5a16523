using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NetEscapades.AspNetCore.SecurityHeaders;
using NsmCon.Admin.Access;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Mail;

[Route("admin/events/{slug}/mail")]
[ForStaff(StaffRole.Agenda, StaffRole.Registration, StaffRole.Sponsorship, Closed = true)]
public sealed class OutgoingMailController(
    ConferenceDb db,
    ComposeMail compose,
    ResendMails resend,
    ReadShownMail read,
    MailReaders readers,
    ConferenceSettings settings,
    TimeProvider clock
) : EventController
{
    const int PageSize = 50;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet, KeepsPlace]
    public async Task<IActionResult> Index(MailShow show = MailShow.All, string? find = null, int page = 1)
    {
        var found = (await OfEvent()).AsNoTracking().WithRecipient(find);
        var counts = await found.Counts(Now);
        var pager = new Pager(page, PageSize, counts[show]);
        var mails = await found
            .Shown(show, Now)
            .OrderByDescending(mail => mail.CreatedAt)
            .ThenByDescending(mail => mail.Id)
            .TakePage(pager)
            .ToListAsync();

        return View(new MailListPage(mails, counts, show, find ?? "", pager, Now, Server));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id, bool text = false, int? sent = null) =>
        await Find(id) is { } mail
            ? View(new OutgoingMailPage(mail, await read.Read(mail, sent, HttpContext.RequestAborted), text, Now, Server))
            : NotFound();

    /// <summary>The mail's HTML body for the frame on its page: it may have its styles, and nothing else.</summary>
    [HttpGet("{id:int}/html")]
    [SecurityHeadersPolicy(MailSetup.PreviewHeaders)]
    public async Task<IActionResult> Html(int id, int? sent = null)
    {
        if (await Find(id) is not { } mail || await read.Read(mail, sent, HttpContext.RequestAborted) is not { Message: { } message })
            return NotFound();

        return Content(MailPreview.WithPictures(message), "text/html; charset=utf-8");
    }

    /// <summary>A file that it carried, only to be saved.</summary>
    [HttpGet("{id:int}/sent/{sent:int}/files/{number:int}")]
    public async Task<IActionResult> SentFile(int id, int sent, int number)
    {
        if (
            await Find(id) is null
            || await db.SentMails.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sent && s.OutgoingMailId == id) is not { } kept
        )
            return NotFound();
        if (kept.Files.ElementAtOrDefault(number) is not { Hash: { } hash } file)
            return NotFound();

        var bytes = await db.StoredFiles.Where(stored => stored.Hash == hash).Select(stored => stored.Bytes).FirstOrDefaultAsync();
        return bytes is null ? NotFound() : File(bytes, "application/octet-stream", file.Name);
    }

    [HttpPost("{id:int}/resend")]
    public async Task<IActionResult> Resend(int id, bool again = false)
    {
        if (await Find(id) is not { } mail)
            return NotFound();
        if (await compose.Refusal(mail, HttpContext.RequestAborted) is { } refusal)
            throw new RuleBrokenException(refusal);

        await resend.Resend([mail], again, Now);
        TempData.ShowMessage($"The mail to {mail.To} is in the queue.");
        return RedirectToAction(nameof(Details), new { slug = Event.Slug, id });
    }

    /// <summary>Sends several again that were given up, or of which nobody knows whether they arrived.</summary>
    [HttpPost("again")]
    public async Task<IActionResult> Again(int[] ids, bool again = false, MailShow show = MailShow.Failed)
    {
        var mails = await (await OfEvent())
            .Where(mail => ids.Contains(mail.Id) && (mail.State == MailState.Failed || mail.State == MailState.Sending))
            .ToListAsync();
        if (mails.Count == 0)
            throw new RuleBrokenException("Tick the mails that should be sent again.");

        await resend.Resend(mails, again, Now);
        TempData.ShowMessage(mails.Count == 1 ? "One mail is in the queue." : $"{mails.Count} mails are in the queue.");
        return RedirectToAction(nameof(Index), new { slug = Event.Slug, show });
    }

    /// <summary>Sends what was only written to files while there was no mail server.</summary>
    [HttpPost("written")]
    public async Task<IActionResult> SendWritten()
    {
        if (!Server.IsConfigured)
            throw new RuleBrokenException("There is still no mail server: set Mail:Smtp:Host and start again.");

        var sent = await db.SendWritten(await OfEvent(), Now);
        TempData.ShowMessage(sent == 1 ? "One mail is in the queue." : $"{sent} mails are in the queue.");
        return RedirectToAction(nameof(Index), new { slug = Event.Slug });
    }

    [HttpPost("test")]
    public async Task<IActionResult> Test()
    {
        var mail = TestMail.Create(User.Name(), Event, Now);
        db.OutgoingMails.Add(mail);
        await db.SaveChangesAsync();

        TempData.ShowMessage($"A test mail to {mail.To} is in the queue.");
        return RedirectToAction(nameof(Details), new { slug = Event.Slug, id = mail.Id });
    }

    MailServer Server => new(settings.Mail.Host is not null, settings.MailOutbox);

    Task<IQueryable<OutgoingMail>> OfEvent() =>
        readers.Readable(db.OutgoingMails.Where(mail => mail.EventId == Event.Id), User, Event.Slug);

    async Task<OutgoingMail?> Find(int id) => await (await OfEvent()).FirstOrDefaultAsync(mail => mail.Id == id);
}
