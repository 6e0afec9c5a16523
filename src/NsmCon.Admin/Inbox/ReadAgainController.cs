using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>Reads mails again that are in no inquiry: the rules of reading get better, and a fault is mended.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/inbox")]
public sealed class ReadAgainController(ConferenceDb db, SortIncomingMail sort) : Controller
{
    const int MostAtOnce = 1_000;

    [HttpPost("{id:int}/again")]
    public async Task<IActionResult> One(int id)
    {
        if (await db.IncomingMails.FirstOrDefaultAsync(mail => mail.Id == id) is not { } mail)
            return NotFound();

        mail.ReadAgain();
        await db.SaveChangesAsync();
        await sort.Sort(id);
        TempData.ShowMessage("The mail was read again.");
        return Redirect(Links.IncomingMail(id));
    }

    /// <summary>Leaves to the worker all those that could not be read.</summary>
    [HttpPost("again")]
    public async Task<IActionResult> All()
    {
        var mails = await db.IncomingMails.Unreadable().OrderBy(mail => mail.Id).Take(MostAtOnce).ToListAsync();
        mails.ForEach(mail => mail.ReadAgain());
        await db.SaveChangesAsync();
        TempData.ShowMessage(mails.Count == 1 ? "One mail is read again now." : InWords($"{mails.Count:N0} mails are read again now."));
        return Redirect($"{Links.Inbox}?state={IncomingState.SetAside}");
    }
}
