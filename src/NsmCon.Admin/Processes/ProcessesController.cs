using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Processes;

/// <summary>Which processes serve, who does what for all, and how it goes.</summary>
[ForStaff(StaffRole.Owner, Closed = true), Route("admin/processes")]
public sealed class ProcessesController(ReadProcesses read) : Controller
{
    [HttpGet("")]
    public IActionResult Show() => View("Processes", read.Read());
}
