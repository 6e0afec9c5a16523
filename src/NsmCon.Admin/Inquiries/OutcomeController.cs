using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>What becomes of an inquiry: a sponsorship, or nothing.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}")]
public sealed class OutcomeController(
    ConferenceDb db,
    AcceptInquiry accept,
    ReopenInquiry reopen,
    DeclineInquiry decline,
    MailTemplates templates,
    StaffNames names,
    TimeProvider clock
) : EventController
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpPost("accept")]
    public async Task<IActionResult> Accept(int id, List<int> packageIds)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();

        var sponsor = await accept.Accept(inquiry, packageIds, Now, by: User.Name());
        return Back(id, $"{sponsor.Name} is a sponsor now.");
    }

    [HttpPost("reopen")]
    public async Task<IActionResult> Reopen(int id)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();

        await reopen.Reopen(inquiry, Now);
        return Back(id, "It is a conversation again.");
    }

    [HttpGet("decline")]
    public async Task<IActionResult> Decline(int id)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();

        return Form(inquiry, new() { Letter = DeclineLetter.Suggest(templates, Event, inquiry), Newest = await Newest(id) });
    }

    [HttpPost("decline")]
    public async Task<IActionResult> Decline(int id, DeclineForm form)
    {
        if (await Find(id) is not { } inquiry)
            return NotFound();

        var from = await names.ReadName(User);
        var letter = form.ToLetter(User.StaffId(), from, Now);
        if (letter is { Text: "" })
            ModelState.AddModelError(nameof(form.Letter), "Write the mail, or do not send one.");
        if (!ModelState.IsValid)
            return Form(inquiry, form);
        if (!await decline.Decline(inquiry, form.ToNote(User.StaffId(), from, Now), letter, form.Newest))
            return await ShowNews(inquiry, form);

        if (letter is null)
            return Back(id, "It was declined. They got no mail.");

        TempData.ShowTakeBack(
            $"It was declined. The mail to {inquiry.ContactName} goes out in ten seconds.",
            $"{PathOf(id)}/messages/{letter.Id}/take-back"
        );
        return Redirect(PathOf(id));
    }

    // What its writer typed stays there.
    async Task<IActionResult> ShowNews(Inquiry inquiry, DeclineForm form)
    {
        form.News = await db
            .Messages.AsNoTracking()
            .NotSeen(inquiry.Id, form.Newest, User.StaffId())
            .OrderBy(message => message.Id)
            .Take(DeclineForm.MostNews)
            .ToListAsync();
        form.Newest = await Newest(inquiry.Id);
        ModelState.AddModelError(
            "",
            "Something new came in meanwhile, so nothing was sent. Read it below, and press Decline again if you still want to."
        );
        return Form(inquiry, form);
    }

    async Task<int> Newest(int id) =>
        await db.Messages.Where(message => message.InquiryId == id).MaxAsync(message => (int?)message.Id) ?? 0;

    ViewResult Form(Inquiry inquiry, DeclineForm form)
    {
        form.Inquiry = inquiry;
        return View("Decline", form);
    }

    Task<Inquiry?> Find(int id) => db.Inquiries.FirstOrDefaultAsync(inquiry => inquiry.Id == id && inquiry.EventId == Event.Id);

    RedirectResult Back(int id, string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(PathOf(id));
    }

    string PathOf(int id) => Links.Inquiry(Event.Slug, id);
}
