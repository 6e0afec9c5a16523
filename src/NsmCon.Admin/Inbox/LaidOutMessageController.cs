using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NetEscapades.AspNetCore.SecurityHeaders;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>A message as its mail was laid out, for those who may read its inquiry: the inbox itself may be closed to them.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/messages/{messageId:int}")]
public sealed class LaidOutMessageController(ConferenceDb db, ReadMailContents contents) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(int id, int messageId, bool pictures = false)
    {
        if (await Find(id, messageId) is not { } mail || await contents.ReadWhole(mail) is not { Html: not null } read)
            return NotFound();

        var inquiry = Links.Inquiry(Event.Slug, id);
        return View(
            "LaidOut",
            new LaidOutPage(
                mail,
                read,
                inquiry,
                new($"{inquiry}/messages/{messageId}/html", $"{inquiry}/messages/{messageId}?pictures=true", read.RemotePictures, pictures)
            )
        );
    }

    [HttpGet("html"), SecurityHeadersPolicy(InboxSetup.FrameHeaders)]
    public Task<IActionResult> Html(int id, int messageId) => Frame(id, messageId, withRemote: false);

    [HttpGet("html/pictures"), SecurityHeadersPolicy(InboxSetup.FrameWithPicturesHeaders)]
    public Task<IActionResult> Pictures(int id, int messageId) => Frame(id, messageId, withRemote: true);

    async Task<IActionResult> Frame(int id, int messageId, bool withRemote) =>
        await Find(id, messageId) is { } mail && await contents.ReadFramed(mail, withRemote) is { } page
            ? Content(page, "text/html; charset=utf-8")
            : NotFound();

    Task<IncomingMail?> Find(int id, int messageId) =>
        (
            from message in db.Messages
            where message.Id == messageId && message.InquiryId == id && message.EventId == Event.Id
            join mail in db.IncomingMails on message.IncomingMailId equals mail.Id
            select mail
        )
            .AsNoTracking()
            .FirstOrDefaultAsync();
}
