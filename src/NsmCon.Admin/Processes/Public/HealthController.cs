using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace NsmCon.Admin.Processes.Public;

/// <summary>
/// How all processes and their workers do, for programs that watch the app. Whether one
/// process is alive and can write, <c>/health/live</c> and <c>/health/ready</c> say.
/// </summary>
[AllowAnonymous, Route("health")]
public sealed class HealthController(ReadProcesses read) : Controller
{
    [HttpGet("")]
    public IActionResult Show() => Json(HealthReport.FromPage(read.Read()));
}
