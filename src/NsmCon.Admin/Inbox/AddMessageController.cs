using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>Adds to an inquiry what its company wrote by other means.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/add")]
public sealed class AddMessageController(ConferenceDb db, AddMailToInquiry addMail, ReadMailContents contents, TimeProvider clock)
    : EventController
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Add(int id) =>
        await Find(id) is { } inquiry
            ? Form(new() { From = $"{inquiry.ContactName} <{inquiry.Email}>", At = Event.ToLocal(Now) }, inquiry)
            : NotFound();

    [HttpPost(""), RequestSizeLimit(UploadedMail.LongestRequest)]
    public async Task<IActionResult> Add(int id, AddMessageForm form)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();
        if (ModelState.IsValid)
            await Save(inquiry, form);
        if (!ModelState.IsValid)
            return Form(form, inquiry);

        TempData.ShowMessage("It was added to the conversation.");
        return Redirect(Links.Inquiry(Event.Slug, id));
    }

    async Task Save(Inquiry inquiry, AddMessageForm form)
    {
        if (form.Mail() is { } mail)
        {
            await Add(inquiry, mail, form.File is null ? nameof(form.Text) : nameof(form.File));
            return;
        }

        var message = form.ToMessage(Event, User.FullName());
        if (message.At > Now)
        {
            ModelState.AddModelError(nameof(form.At), "This time is still to come.");
            return;
        }

        inquiry.Receive(message, Now);
        await db.SaveChangesAsync();
    }

    async Task Add(Inquiry inquiry, byte[] mail, string field)
    {
        try
        {
            await addMail.Add(inquiry, UploadedMail.ToArrivedMail(mail, Now), contents.Read, by: User.FullName(), Now);
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(field, refusal.Message);
        }
    }

    ViewResult Form(AddMessageForm form, Inquiry inquiry)
    {
        form.Inquiry = inquiry;
        return View("AddMessage", form);
    }

    Task<Inquiry?> Find(int id) => db.Inquiries.FirstOrDefaultAsync(inquiry => inquiry.Id == id && inquiry.EventId == Event.Id);
}
