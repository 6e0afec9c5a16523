using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Processes;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>The mailbox that is read: whether it works, what of it is meant, and whether all of it is here.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/inbox/mailbox")]
public sealed class MailboxController(ConferenceDb db, ReadMailbox read, TimeProvider clock) : Controller
{
    const string Path = Links.Mailbox;

    DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [HttpGet("")]
    public async Task<IActionResult> Show() => View("Mailbox", await read.Read(HttpContext.RequestAborted));

    [HttpPost("try")]
    public async Task<IActionResult> Try() =>
        View("Mailbox", await read.Read(HttpContext.RequestAborted) with { Tried = await read.Try(HttpContext.RequestAborted) });

    [HttpPost("compare")]
    public async Task<IActionResult> Compare() =>
        View("Mailbox", await read.Read(HttpContext.RequestAborted) with { Compared = await read.Compare(HttpContext.RequestAborted) });

    [HttpPost("read")]
    public async Task<IActionResult> ReadNow()
    {
        await db.Notify(NewsTopics.Mailbox);
        TempData.ShowMessage("The mailbox is being read.");
        return Redirect(Path);
    }

    [HttpPost("from")]
    public async Task<IActionResult> ReadFrom(ReadFromForm form)
    {
        if (await db.MailFolders.FirstOrDefaultAsync(folder => folder.Id == form.FolderId) is not { } folder)
            return NotFound();
        if (folder.State != MailFolderState.Asking)
            throw new RuleBrokenException($"{folder.Name} is being read already: somebody was faster.");

        if (form.From == "date" && form.Day is null)
            ModelState.AddModelError(nameof(form.Day), "Enter the day.");
        if (!ModelState.IsValid || !Choose(folder, form))
            return View("Mailbox", await read.Read(HttpContext.RequestAborted) with { Form = form });

        db.Announce(NewsTopics.Mailbox);
        await db.SaveMails();
        TempData.ShowMessage("The mailbox is being read.");
        return Redirect(Path);
    }

    bool Choose(MailFolder folder, ReadFromForm form)
    {
        if (form.From == "all")
            folder.ReadAll();
        else if (form.From == "new")
            folder.ReadNewOnly(Today);
        else if (Since(form) is { } since)
            folder.ReadSince(since);
        else
            ModelState.AddModelError(nameof(form.From), "Choose which mails are to be read.");
        return ModelState.IsValid;
    }

    // A day of one's own, or one of those that are offered.
    static DateOnly? Since(ReadFromForm form)
    {
        if (form.From == "date")
            return form.Day;

        return DateOnly.TryParseExact(form.From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
