using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>One inquiry: what was said, and what comes next.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}")]
public sealed class ConversationController(
    ConferenceDb db,
    ReadConversation read,
    WriteMessage write,
    MoveInquiry move,
    KeepDraft drafts,
    TakeBackReply takeBack,
    ReadMentions mentions,
    StaffNames names,
    SaveEdit edits,
    TimeProvider clock
) : EventController
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Show(int id, bool note = false, bool preview = false) =>
        await Page(id, await BeginReply(id, note, preview));

    [HttpPost("write")]
    public async Task<IActionResult> Write(int id, ReplyForm form)
    {
        form.Copies ??= [];
        var message = form.ToMessage(User.StaffId(), await names.ReadName(User), Now);
        if (message.Text.Length == 0)
            ModelState.AddModelError(nameof(form.Text), "Write something first.");
        if (!form.IsNote && Placeholders.Fault(form.Text) is { } fault)
            ModelState.AddModelError(nameof(form.Text), fault);
        if (await Find(id) is not { } inquiry)
            return NotFound();

        var draft = form.ToDraft(inquiry, User.StaffId(), Now);
        var files = form.ToFiles();
        var tooMuch = await drafts.FaultOf(draft, files);
        if (tooMuch is not null)
            ModelState.AddModelError(nameof(form.Uploads), tooMuch);
        form.IsLate = ModelState.IsValid && !await write.Write(inquiry, message, form.Copies, files, form.Newest);
        if (form.IsLate || !ModelState.IsValid)
        {
            // A browser does not send its files twice.
            await drafts.Keep(draft, form.Newest, tooMuch is null ? files : null);
            return await Page(id, form);
        }

        if (form.IsNote)
            return Back(id, $"The note was added. {await mentions.Describe(message)}".Trim());

        TempData.ShowTakeBack(
            $"The reply to {inquiry.ContactName} goes out in ten seconds.",
            $"{PathOf(id)}/messages/{message.Id}/take-back"
        );
        return Redirect(PathOf(id));
    }

    [HttpPost("messages/{messageId:int}/take-back")]
    public async Task<IActionResult> TakeBack(int id, int messageId)
    {
        if (await Find(id) is not { } inquiry || await takeBack.TakeBack(inquiry, messageId, User.StaffId(), Now) is null)
            return NotFound();

        TempData.ShowMessage("The reply was not sent. It is a draft again.");
        return Redirect($"{PathOf(id)}#write");
    }

    [HttpPost("stage")]
    public async Task<IActionResult> Stage(int id, InquiryStageForm form)
    {
        if (!ModelState.IsValid)
            throw new RuleBrokenException("There is no such state. Choose one of the list.");

        form.Owners = await db.InquiryOwners(Event.Id);
        var (inquiry, isSaved) = await edits.Save(
            new Edit<Inquiry>(this, form)
            {
                Find = () => Find(id),
                Fill = saved => InquiryStageForm.FromInquiry(saved, form.Owners),
                Save = saved => move.Move(saved, form.State, form.OwnerId, Now),
                Event = Event,
            }
        );
        if (inquiry is null)
            return NotFound();
        return isSaved ? Back(id, $"Saved.{form.BothSaved}") : await Page(id, await BeginReply(id), form);
    }

    [HttpPost("no-answer")]
    public async Task<IActionResult> NoAnswer(int id)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();

        inquiry.NeedsNoAnswer();
        await db.SaveChangesAsync();
        return Back(id, "Nothing waits here any longer.");
    }

    /// <summary>A file of a message, only to be saved: a browser that showed it would run what it holds.</summary>
    [HttpGet("files/{fileId:int}")]
    public async Task<IActionResult> Attachment(int id, int fileId)
    {
        if (await Find(id) is null)
            return NotFound();
        var file = await (
            from attachment in db.Attachments
            where attachment.Id == fileId && db.Messages.Any(message => message.Id == attachment.MessageId && message.InquiryId == id)
            join stored in db.StoredFiles on attachment.Hash equals stored.Hash
            select new { attachment.Name, stored.Bytes }
        ).FirstOrDefaultAsync();
        return file is null ? NotFound() : File(file.Bytes, "application/octet-stream", file.Name);
    }

    Task<Inquiry?> Find(int id) => db.Inquiries.FirstOrDefaultAsync(inquiry => inquiry.Id == id && inquiry.EventId == Event.Id);

    async Task<ReplyForm> BeginReply(int id, bool note = false, bool preview = false) =>
        ReplyForm.FromDraft(await read.Draft(id, User.StaffId(), note), note, preview);

    async Task<IActionResult> Page(int id, ReplyForm form, InquiryStageForm? stage = null) =>
        await read.Read(Event, id, User, form) is { } page ? View("Conversation", page with { Stage = stage }) : NotFound();

    RedirectResult Back(int id, string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(PathOf(id));
    }

    string PathOf(int id) => Links.Inquiry(Event.Slug, id);
}
