using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NetEscapades.AspNetCore.SecurityHeaders;
using NsmCon.Admin.Access;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>A mail as it was laid out, for the frame on its page.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/inbox/{id:int}/html")]
public sealed class LaidOutController(ConferenceDb db, ReadMailContents contents) : Controller
{
    [HttpGet(""), SecurityHeadersPolicy(InboxSetup.FrameHeaders)]
    public Task<IActionResult> Html(int id) => Frame(id, withRemote: false);

    [HttpGet("pictures"), SecurityHeadersPolicy(InboxSetup.FrameWithPicturesHeaders)]
    public Task<IActionResult> Pictures(int id) => Frame(id, withRemote: true);

    async Task<IActionResult> Frame(int id, bool withRemote) =>
        await db.IncomingMails.AsNoTracking().FirstOrDefaultAsync(mail => mail.Id == id) is { } mail
        && await contents.ReadFramed(mail, withRemote) is { } page
            ? Content(page, "text/html; charset=utf-8")
            : NotFound();
}
