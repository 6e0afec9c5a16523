using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>Everyone who registered: the list, and the same as a table for spreadsheets.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}/registrations")]
public class RegistrationsController(ReadRegistrations registrations, ConferenceDb db, StaffRoles roles, TimeProvider clock)
    : EventController
{
    [HttpGet(""), KeepsPlace]
    public async Task<IActionResult> Index(RegistrationFilter filter, int page = 1) =>
        View(
            "Registrations",
            await registrations.Page(Event, filter, page, await roles.MayChange(User, Event.Slug, StaffRole.Registration))
        );

    [HttpGet("export")]
    public async Task Export(RegistrationFilter filter)
    {
        // Names, addresses and what people eat leave the house: the log says who took them.
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = clock.GetUtcNow().UtcDateTime,
                By = User.Name(),
                EventId = Event.Id,
                Action = "Exported",
                Subject = "Registrations",
                SubjectId = Event.Id,
                SubjectName = $"{await registrations.Matching(Event, filter).CountAsync()} as CSV",
            }
        );
        await db.SaveChangesAsync();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Event.Slug}-registrations.csv\"";
        Response.Headers.CacheControl = "no-store";
        await RegistrationCsv.Write(Response.Body, Event, registrations.Table(Event, filter), HttpContext.RequestAborted);
    }
}
