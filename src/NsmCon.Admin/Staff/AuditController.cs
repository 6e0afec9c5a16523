using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>Who changed what, of one event or of all.</summary>
[ForStaff, Route("admin/audit"), Route("admin/events/{slug}/audit")]
public class AuditController(ConferenceDb db, StaffRoles roles, ReadAuditNames names, StaffNames people) : Controller
{
    const int PageSize = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(AuditFilter filter, int page = 1)
    {
        var conference = HttpContext.Features.Get<Event>();
        var held = await roles.RolesFor(User, conference?.Slug);
        var entries = (await Find(conference?.Id, filter)).ReadableBy(held);
        var pager = new Pager(page, PageSize, await entries.CountAsync());
        var rows = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).TakePage(pager).ToListAsync();
        return View(
            "Audit",
            new AuditPage(conference, filter, Kinds(held), rows, pager)
            {
                Names = await names.Read(rows),
                People = await people.ReadNames(rows.Select(entry => entry.By)),
            }
        );
    }

    async Task<IQueryable<AuditEntry>> Find(int? eventId, AuditFilter filter)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (eventId is not null)
            entries = entries.Where(entry => entry.EventId == eventId);
        if (filter.Kind.Line() is { Length: > 0 } kind)
            entries = entries.Where(entry => entry.Subject == kind);
        foreach (var word in SearchText.WordsOf(filter.Text))
            entries = entries.Where(entry => entry.SearchText.Contains(word));
        if (SearchText.WordsOf(filter.By) is not { Length: > 0 } words)
            return entries;

        var named = await people.Addresses(words);
        return words.Aggregate(entries, (found, word) =>
            found.Where(entry => entry.ActorSearchText.Contains(word) || named.Contains(entry.By))
        );
    }

    List<SelectListItem> Kinds(IReadOnlyCollection<StaffRole> held) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Select(type => type.ClrType)
                .Where(type => type.IsAssignableTo(typeof(IAudited)) && held.MayReadChanges(type.Name))
                .Select(type => new SelectListItem(type.Name.SplitWords(), type.Name))
                .OrderBy(kind => kind.Text, StringComparer.Ordinal)
                .Prepend(new SelectListItem("Everything", "")),
        ];
}
