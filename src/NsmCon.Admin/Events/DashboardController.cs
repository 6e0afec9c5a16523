using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Events;

[ForStaff, Route("admin/events/{slug}")]
public class DashboardController(ReadDashboard dashboard) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Dashboard(string slug) => View(await dashboard.Read(Event, User));
}
