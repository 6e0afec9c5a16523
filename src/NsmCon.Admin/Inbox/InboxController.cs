using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>
/// The mails that came in: those that wait for a person, and all others. They
/// may be of any event, and so are for those whose role is for all.
/// </summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/inbox")]
public sealed class InboxController(ConferenceDb db, ReadInbox read, ReadMailContents contents, ReceiveMail receive, TimeProvider clock)
    : Controller
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet(""), KeepsPlace]
    public async Task<IActionResult> Index(IncomingState state = IncomingState.Unsorted, int page = 1) =>
        View("Inbox", await read.List(User, state, page));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, bool html = false, bool pictures = false) =>
        await Find(id) is { } mail ? View("Mail", await read.Mail(mail, html, pictures)) : NotFound();

    [HttpPost("{id:int}/event")]
    public async Task<IActionResult> GiveTo(int id, int eventId)
    {
        if (await Find(id) is not { } mail)
            return NotFound();
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == eventId) is not { } conference)
            throw new RuleBrokenException("Choose the event that the mail is about.");

        var inquiry = await receive.OpenInquiry(eventId, mail, await contents.Read(mail), Now);
        TempData.ShowMessage($"The mail is an inquiry of {conference.Title} now.");
        return Redirect(Links.Inquiry(conference.Slug, inquiry.Id));
    }

    [HttpPost("{id:int}/join")]
    public async Task<IActionResult> Join(int id)
    {
        if (await Find(id) is not { } mail)
            return NotFound();
        if (await db.FindLiving(mail.InquiryId) is not { } inquiry)
            return NotFound();

        await receive.Join(inquiry, mail, await contents.Read(mail), Now);
        TempData.ShowMessage($"The mail was added to the inquiry of {inquiry.Company}.");
        return Redirect(Links.IncomingMail(id));
    }

    [HttpPost("{id:int}/aside")]
    public async Task<IActionResult> SetAside(int id)
    {
        if (await Find(id) is not { } mail)
            return NotFound();
        if (mail.IsInInquiry)
            throw new RuleBrokenException("This mail is in an inquiry: it cannot be set aside.");

        mail.SetAside(new(MailReasonKind.ByStaff, User.Name()));
        await db.SaveChangesAsync();
        TempData.ShowMessage("The mail was set aside. It is kept under “Set aside”.");
        return Redirect(HttpContext.BackTo(Links.Inbox));
    }

    [HttpPost("{id:int}/whole")]
    public async Task<IActionResult> FetchWhole(int id, [FromServices] FetchWholeMail whole)
    {
        if (await Find(id) is not { } mail)
            return NotFound();

        await whole.Fetch(mail, HttpContext.RequestAborted);
        TempData.ShowMessage("All of the mail is here now.");
        return Redirect(Links.IncomingMail(id));
    }

    /// <summary>The mail as it arrived; only to be saved: a browser that showed it would run what it holds.</summary>
    [HttpGet("{id:int}/source")]
    public async Task<IActionResult> Source(int id) =>
        await Find(id) is { } mail ? File(await contents.ReadBytes(mail), "application/octet-stream", $"mail-{id}.eml") : NotFound();

    [HttpGet("{id:int}/files/{number:int}")]
    public async Task<IActionResult> Attachment(int id, int number)
    {
        if (await Find(id) is not { } mail)
            return NotFound();
        var files = (await contents.ReadWhole(mail)).Attachments;
        return number >= 0 && number < files.Count && !files[number].IsLeftOut
            ? File(files[number].Content.ToArray(), "application/octet-stream", files[number].Name)
            : NotFound();
    }

    Task<IncomingMail?> Find(int id) => db.IncomingMails.FirstOrDefaultAsync(mail => mail.Id == id);
}
