using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>Everyone who registered: the list, and the same as a table for spreadsheets.</summary>
[ForStaff(StaffRole.Registration), Route("admin/events/{slug}/registrations")]
public class RegistrationsController(ReadRegistrations registrations, StaffRoles roles) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(RegistrationFilter filter, int page = 1) =>
        View("Registrations", await registrations.Page(Event, filter, page, await roles.MayChange(HttpContext, StaffRole.Registration)));

    [HttpGet("export")]
    public async Task Export(RegistrationFilter filter)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Event.Slug}-registrations.csv\"";
        Response.Headers.CacheControl = "no-store";
        await RegistrationCsv.Write(Response.Body, Event, registrations.Matching(Event, filter), HttpContext.RequestAborted);
    }
}
