using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Events;

/// <summary>All events that a member of staff may see, and the form of a new one.</summary>
[Route("admin/events")]
public class EventsController(ConferenceDb db, StaffRoles roles, ConferenceSettings settings, TimeProvider clock) : Controller
{
    const int PageSize = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var slugs = await roles.Slugs(User);
        var events = db.Events.Where(e => slugs == null || slugs.Contains(e.Slug));
        var total = await events.CountAsync();
        var pager = new Pager(page, PageSize, total);
        var rows = await events
            .OrderBy(e => e.StartsOn != null)
            .ThenByDescending(e => e.StartsOn)
            .ThenBy(e => e.Title)
            .TakePage(pager)
            .Select(e => new EventRow(
                e.Slug,
                e.Title,
                e.Place,
                e.StartsOn,
                e.EndsOn,
                e.Stage,
                db.Talks.Count(talk => talk.EventId == e.Id),
                db.Registrations.Expected().Count(registration => registration.EventId == e.Id),
                db.Sponsorships.Where(s => s.EventId == e.Id && s.CancelledAt == null).Select(s => s.SponsorId).Distinct().Count()
            ))
            .ToListAsync();

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var mayAdd = slugs is null && await MayAdd();
        return View(
            "Events",
            new EventsPage([.. rows.Where(row => !row.IsPast(today))], [.. rows.Where(row => row.IsPast(today))], pager, mayAdd)
        );
    }

    [HttpGet("new"), ForStaff(Closed = true)]
    public IActionResult New() => View(new NewEventForm());

    [HttpPost("new"), ForStaff(Closed = true)]
    public async Task<IActionResult> New(NewEventForm form)
    {
        if (!ModelState.IsValid)
            return View(form);

        try
        {
            db.Events.Add(form.ToEvent(settings.UidHost));
            await db.SaveOrRefuse($"There is an event with the address \"{form.Slug}\" already. Choose another one.");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(nameof(form.Slug), refusal.Message);
            return View(form);
        }

        TempData.ShowMessage(
            $"{form.Title.Trim()} is a draft that only staff can see. Give it ticket types, say when registration opens, and announce it under Stage."
        );
        return Redirect(Links.Settings(form.Slug));
    }

    async Task<bool> MayAdd() => (await roles.RolesFor(User, slug: null)).Contains(StaffRole.Owner);
}
