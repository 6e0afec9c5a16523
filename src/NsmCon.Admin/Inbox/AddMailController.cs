using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>Adds a mail to the inbox that came to another mailbox.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/inbox/add")]
public sealed class AddMailController(AddMailToInbox add, ReadMailContents contents, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public IActionResult Add() => View("AddMail", new AddMailForm());

    [HttpPost(""), RequestSizeLimit(UploadedMail.LongestRequest)]
    public async Task<IActionResult> Add(AddMailForm form)
    {
        if (!ModelState.IsValid)
            return View("AddMail", form);

        var now = clock.GetUtcNow().UtcDateTime;
        var (mail, isNew) = await add.Add(UploadedMail.ToArrivedMail(form.File!.Bytes(), now), contents.Read, now);
        TempData.ShowMessage(isNew ? "The mail was added." : "This mail was here already.");
        return Redirect(Links.IncomingMail(mail.Id));
    }
}
