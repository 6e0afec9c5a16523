using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Typst;

namespace NsmCon.Admin.Badges;

/// <summary>Badges: for whom, on which paper, how they look, and what will not print right.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}/badges")]
public sealed class BadgesController(ConferenceDb db, FindBadges find, DrawBadges draw) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Show([FromQuery] BadgesForm form, CancellationToken cancel)
    {
        var person = await Person(form.Registration, cancel);
        if (form.Registration is not null && person is null)
            return NotFound();

        var rows = ModelState.IsValid ? await find.Find(Event, form.Filter(Event), cancel) : [];
        return View(
            "Badges",
            new BadgesPage(Event.Slug, form, rows)
            {
                TicketTypes = await TicketTypes(cancel),
                Clock = Event.Clock(),
                Person = person,
                Faults = await Faults(rows, form.Layout, cancel),
            }
        );
    }

    async Task<BadgePerson?> Person(int? registrationId, CancellationToken cancel) =>
        registrationId is null
            ? null
            : await db
                .Registrations.Where(r => r.EventId == Event.Id && r.Id == registrationId)
                .Select(r => new BadgePerson(r.Name, r.CancelledAt != null))
                .FirstOrDefaultAsync(cancel);

    async Task<List<SelectListItem>> TicketTypes(CancellationToken cancel)
    {
        var types = await db
            .TicketTypes.Where(type => type.EventId == Event.Id)
            .OrderBy(type => type.Position)
            .ThenBy(type => type.Id)
            .Select(type => new { type.Id, type.Name })
            .ToListAsync(cancel);
        return [new("All", ""), .. types.Select(type => new SelectListItem(type.Name, $"{type.Id}"))];
    }

    // The first sheet shows what is wrong with a template, and is what the page shows.
    async Task<IReadOnlyList<string>> Faults(List<BadgeRow> rows, BadgeLayout layout, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return [];
        try
        {
            await draw.DrawFirstSheet(Event, rows, layout, cancel);
            return [];
        }
        catch (TypstException fault)
        {
            return fault.Message.Split('\n');
        }
    }
}
