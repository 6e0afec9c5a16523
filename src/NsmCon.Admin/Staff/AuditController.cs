using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
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
        var held = await roles.Held(HttpContext);
        var entries = Find(conference?.Id, filter).ReadableBy(held);
        var pager = new Pager(page, PageSize, await entries.CountAsync());
        var rows = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .On(pager).ToListAsync();
        return View("Audit", new AuditPage(conference, filter, Kinds(held), rows, pager) { Names = await names.Of(rows), People = await people.Of(rows.Select(entry => entry.By)) });
    }

    IQueryable<AuditEntry> Find(int? eventId, AuditFilter filter)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (eventId is not null) entries = entries.Where(entry => entry.EventId == eventId);
        if (filter.Kind.Line() is { Length: > 0 } kind) entries = entries.Where(entry => entry.Subject == kind);
        if (filter.By.Line().ToLowerInvariant() is { Length: > 0 } by) entries = entries.Where(entry => entry.By.ToLower().Contains(by));
        if (filter.Text.Line().ToLowerInvariant() is { Length: > 0 } text)
        {
            // The column of changes is searched as the text that it is.
            entries = entries.Where(entry => entry.SubjectName.ToLower().Contains(text) || ((string)(object)entry.Changes).ToLower().Contains(text));
        }

        return entries;
    }

    List<SelectListItem> Kinds(IReadOnlyCollection<StaffRole> held) =>
        [.. db.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.IsAssignableTo(typeof(IAudited)) && held.MayReadChanges(type.Name))
            .Select(type => new SelectListItem(type.Name.Words(), type.Name)).OrderBy(kind => kind.Text, StringComparer.Ordinal)
            .Prepend(new SelectListItem("Everything", ""))];
}
