using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>What comes next in an inquiry, and until when it is put away.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}")]
public sealed class FollowUpController(ConferenceDb db, TimeProvider clock) : EventController
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpPost("step")]
    public Task<IActionResult> Plan(int id, string? step, DateOnly? day) => Change(id, "The next step was saved.", inquiry =>
        {
            if (step.Line() is not { Length: <= Inquiry.NextStepLength } planned || !planned.CanBeSeen())
                throw new RuleBrokenException($"Write the next step in one line of at most {Inquiry.NextStepLength} characters.");

            inquiry.Plan(planned, day, Event, Now);
        });

    [HttpPost("step/done")]
    public Task<IActionResult> Finish(int id, string? was) =>
        Change(id, "The step is done. What comes next?", inquiry => inquiry.FinishStep(was ?? ""));

    [HttpPost("snooze")]
    public Task<IActionResult> Snooze(int id, DateOnly? day) =>
        Change(id, InWords($"Snoozed until {day:dddd, MMMM d}."), inquiry => inquiry.Snooze(day ?? default, Event, Now));

    [HttpPost("wake")]
    public Task<IActionResult> Wake(int id) => Change(id, "It is back.", inquiry => inquiry.Wake());

    async Task<IActionResult> Change(int id, string sentence, Action<Inquiry> change)
    {
        if (await db.Inquiries.FirstOrDefaultAsync(inquiry => inquiry.Id == id && inquiry.EventId == Event.Id) is not { } inquiry)
            return NotFound();
        if (!ModelState.IsValid)
            throw new RuleBrokenException("This is not a day. Write it like 2026-12-04.");

        change(inquiry);
        await db.SaveChangesAsync();
        TempData.ShowMessage(sentence);
        return Redirect(Links.Inquiry(Event.Slug, id));
    }
}
