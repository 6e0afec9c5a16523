using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries.Answers;

/// <summary>Puts a saved answer below what somebody has written of a reply so far.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/draft/insert")]
public sealed class InsertAnswerController(
    ConferenceDb db,
    KeepDraft drafts,
    ReadPlaceholders placeholders,
    StaffNames names,
    TimeProvider clock
) : EventController
{
    [HttpPost("")]
    public async Task<IActionResult> Insert(int id, int answerId, ReplyForm form)
    {
        var inquiry = await db.Inquiries.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.EventId == Event.Id);
        var answer = await db.SavedAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Id == answerId && a.EventId == Event.Id);
        if (inquiry is null || answer is null)
            return NotFound();

        var filled = (await placeholders.Read(inquiry, await names.ReadName(User))).Fill(answer.Text);
        form.Text = $"{form.Text.Lines()}\n\n{filled}".Trim();
        if (form.Text.Length > ReplyForm.MostCharacters)
            throw new RuleBrokenException("With this answer, the reply would be too long.");
        if (!await drafts.Keep(form.ToDraft(inquiry, User.StaffId(), clock.GetUtcNow().UtcDateTime), form.Newest, form.ToFiles()))
            throw new RuleBrokenException("You have sent this meanwhile, so it is no draft any more.");

        return Redirect($"{Links.Inquiry(Event.Slug, id)}#write");
    }
}
