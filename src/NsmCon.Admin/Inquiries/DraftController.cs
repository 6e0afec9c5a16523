using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NetEscapades.AspNetCore.SecurityHeaders;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>
/// What somebody writes in an inquiry and has not sent. Its script keeps it while they type; its buttons do without the script.
/// </summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/draft")]
public sealed class DraftController(
    ConferenceDb db,
    ReadConversation read,
    KeepDraft drafts,
    SeeWriters writers,
    PreviewReply preview,
    TimeProvider clock
) : EventController
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpPost("")]
    public Task<IActionResult> Save(int id, ReplyForm form) => Keep(id, form, showsPreview: false);

    [HttpPost("preview")]
    public Task<IActionResult> Preview(int id, ReplyForm form) => Keep(id, form, showsPreview: true);

    /// <summary>The draft as the company will get it, for the frame on its page: it may have its styles, and nothing else.</summary>
    [HttpGet("preview"), ResponseCache(NoStore = true), SecurityHeadersPolicy(MailSetup.PreviewHeaders)]
    public async Task<IActionResult> Preview(int id)
    {
        if (await Find(id) is not { } inquiry || await read.Draft(id, User.StaffId(), isNote: false) is not { } draft)
            return NotFound();

        return Content(await preview.Html(inquiry, draft.Text, User), "text/html; charset=utf-8");
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(int id, bool isNote)
    {
        if (await Find(id) is null)
            return NotFound();

        await drafts.ThrowAway(id, User.StaffId(), isNote);
        TempData.ShowMessage("The draft was thrown away.");
        return Redirect(PlaceOf(id, isNote));
    }

    /// <summary>Keeps it while somebody types, and answers with what the page says then.</summary>
    [HttpPost("typed")]
    public async Task<IActionResult> Typed(int id, ReplyForm form)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();
        if (!ModelState.IsValid)
            return Json(new { words = "Not kept: this is too long." });

        var isKept = await drafts.Keep(form.ToDraft(inquiry, User.StaffId(), Now), form.Newest, form.ToFiles());
        return Json(
            new
            {
                words = isKept
                    ? InWords($"Draft kept at {Event.ToLocal(Now):HH:mm}")
                    : "You have sent this meanwhile. Open the page again to write another.",
            }
        );
    }

    /// <summary>Who else is writing; asked for every few seconds.</summary>
    [HttpGet("writers"), ResponseCache(NoStore = true)]
    public async Task<IActionResult> Writers(int id, int newest = int.MaxValue)
    {
        if (await Find(id) is null)
            return NotFound();

        var isNew = await db.Messages.NotSeen(id, newest, User.StaffId()).AnyAsync();
        var news = isNew ? " Something new came in. Open the page again to read it: what you write is kept." : "";
        return Json(new { words = (await writers.Describe(id, User.StaffId()) + news).Trim() });
    }

    async Task<IActionResult> Keep(int id, ReplyForm form, bool showsPreview)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();
        if (!ModelState.IsValid)
            return View("Conversation", await read.Read(Event, id, User, form));

        var draft = form.ToDraft(inquiry, User.StaffId(), Now);
        var files = form.ToFiles();
        if (await drafts.FaultOf(draft, files) is { } tooMuch)
        {
            await drafts.Keep(draft, form.Newest);
            ModelState.AddModelError(nameof(form.Uploads), tooMuch);
            return View("Conversation", await read.Read(Event, id, User, form));
        }

        if (draft.Text.Length == 0 && (showsPreview || form.Uploads.Count + form.Files.Count == 0))
            throw new RuleBrokenException("Write something first.");
        if (!await drafts.Keep(draft, form.Newest, files))
            throw new RuleBrokenException("You have sent this meanwhile, so it is no draft any more.");

        if (showsPreview)
            return Redirect($"{Links.Inquiry(Event.Slug, id)}?preview=true#preview");

        TempData.ShowMessage(
            form.Uploads.Count switch
            {
                0 => "The draft was kept.",
                1 => "The file is attached.",
                var count => $"{count} files are attached.",
            }
        );
        return Redirect(PlaceOf(id, form.IsNote));
    }

    Task<Inquiry?> Find(int id) =>
        db.Inquiries.AsNoTracking().FirstOrDefaultAsync(inquiry => inquiry.Id == id && inquiry.EventId == Event.Id);

    string PlaceOf(int id, bool isNote) => $"{Links.Inquiry(Event.Slug, id)}{(isNote ? "?note=true" : "")}#write";
}
