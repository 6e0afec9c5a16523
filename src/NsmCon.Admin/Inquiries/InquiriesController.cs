using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>The inquiries of an event, and those that staff enter by hand.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries")]
public sealed class InquiriesController(ConferenceDb db, OpenInquiry open, FollowUpClock clock) : EventController
{
    const int PageSize = 50;

    [HttpGet(""), KeepsPlace]
    public async Task<IActionResult> Index(InquiryFilter filter)
    {
        var time = clock.Time;
        var matching = db.Inquiries.Where(inquiry => inquiry.EventId == Event.Id).Matching(filter);
        var counts = await matching.StandingAt(time).CountByTurn();
        var pager = new Pager(filter.Page, PageSize, counts.Where(filter.Shows).Sum(counted => counted.Count));
        return View(
            "Inquiries",
            new InquiriesPage(Event, filter, counts, await Rows(matching, filter, time, pager), await db.InquiryOwners(Event.Id), pager)
            {
                Time = time,
            }
        );
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() => await ShowForm(new InquiryForm());

    [HttpPost("new")]
    public async Task<IActionResult> New(InquiryForm form)
    {
        if (!ModelState.IsValid)
            return await ShowForm(form);

        try
        {
            var inquiry = await open.Open(Event.Id, form.ToInquiry(), tellsByMail: false, clock.Time.Now);
            TempData.ShowMessage($"The inquiry of {inquiry.Company} was added. They got no mail.");
            return Redirect(Links.Inquiry(Event.Slug, inquiry.Id));
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.Add(refusal);
            return await ShowForm(form);
        }
    }

    async Task<IActionResult> ShowForm(InquiryForm form)
    {
        form.Offered = await db.OfferedPackages(Event.Id);
        return View("New", form);
    }

    static Task<List<InquiryRow>> Rows(IQueryable<Inquiry> matching, InquiryFilter filter, FollowUpTime time, Pager pager) =>
        matching
            .Where(inquiry => filter.State == null || inquiry.State == filter.State)
            .StandingAt(time)
            .Shown(filter.FollowUp)
            .TakePage(pager)
            .Select(inquiry => new InquiryRow(
                inquiry.Id,
                inquiry.Company,
                inquiry.ContactName,
                inquiry.Email,
                inquiry.State,
                inquiry.Packages.OrderBy(wish => wish.Package!.Position).Select(wish => wish.Package!.Name).ToList(),
                inquiry.Owner!.Name == "" ? inquiry.Owner.Email : inquiry.Owner.Name,
                inquiry.UpdatedAt,
                new FollowUp(
                    inquiry.AskedAt,
                    inquiry.SnoozedUntilOn,
                    inquiry.SnoozedUntilAt,
                    inquiry.NextStep,
                    inquiry.NextStepOn,
                    inquiry.NextStepDueAt
                )
            ))
            .ToListAsync();
}
