using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>Makes an inquiry of its own of some messages of another.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/split")]
public sealed class SplitController(ConferenceDb db, SplitInquiry split, SuggestSplit suggest, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Choose(int id, int? messageId)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();

        var form = new SplitForm { MessageIds = messageId is { } ticked ? [ticked] : [] };
        if (messageId is not null)
            await suggest.FillIn(form, inquiry);
        return await Form(form, inquiry);
    }

    [HttpPost("")]
    public async Task<IActionResult> Split(int id, SplitForm form)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();
        if (form.MessageIds.Count == 0)
            ModelState.AddModelError(nameof(form.MessageIds), "Tick at least one message.");
        if (!ModelState.IsValid)
            return await Form(form, inquiry);

        await suggest.FillIn(form, inquiry);
        var made = new Inquiry
        {
            Company = form.Company!,
            ContactName = form.ContactName!,
            Email = form.Email!,
        };
        var move = await split.Split(inquiry, form.MessageIds, made, User.FullName(), clock.GetUtcNow().UtcDateTime);
        TempData.ShowReversible($"It is an inquiry of {made.Company} now.", $"{PathOf(made.Id)}/moves/{move.Id}/undo");
        return Redirect(PathOf(made.Id));
    }

    Task<Inquiry?> Find(int id) => db.Inquiries.FirstOrDefaultAsync(inquiry => inquiry.Id == id && inquiry.EventId == Event.Id);

    async Task<IActionResult> Form(SplitForm form, Inquiry inquiry)
    {
        form.Event = Event;
        form.Inquiry = inquiry;
        form.Messages = await db
            .Messages.AsNoTracking()
            .Where(message => message.InquiryId == inquiry.Id)
            .OrderBy(message => message.At)
            .ThenBy(message => message.Id)
            .ToListAsync();
        return View("Split", form);
    }

    string PathOf(int id) => Links.Inquiry(Event.Slug, id);
}
