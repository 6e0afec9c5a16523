using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>Passes a mail of an inquiry on to somebody who is not part of it.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/messages/{messageId:int}/forward")]
public sealed class ForwardController(ConferenceDb db, ForwardMessage forward, StaffNames names, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Forward(int id, int messageId) =>
        await Find(id, messageId) is { } message ? Form(new(), message) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Forward(int id, int messageId, ForwardForm form)
    {
        if (await Find(id, messageId) is not { } message)
            return NotFound();
        if (!ModelState.IsValid)
            return Form(form, message);

        var note = new Message
        {
            Kind = MessageKind.Note,
            AuthorId = User.StaffId(),
            From = await names.ReadName(User),
            To = EmailAddress.Canonical(form.To),
            Text = form.Text.Lines(),
            ForwardsId = message.Id,
            At = clock.GetUtcNow().UtcDateTime,
        };
        if (!await ModelState.Try(() => forward.Forward(message, note)))
            return Form(form, message);

        TempData.ShowMessage($"It is on its way to {note.To}.");
        return Redirect(Links.Inquiry(Event.Slug, id));
    }

    // What staff write for each other leaves the house in no case.
    Task<Message?> Find(int id, int messageId) =>
        db
            .Messages.AsNoTracking()
            .Include(message => message.Attachments.OrderBy(file => file.Position))
            .FirstOrDefaultAsync(message =>
                message.Id == messageId && message.InquiryId == id && message.EventId == Event.Id && message.Kind != MessageKind.Note
            );

    ViewResult Form(ForwardForm form, Message message)
    {
        form.Message = message;
        return View("Forward", form);
    }
}
