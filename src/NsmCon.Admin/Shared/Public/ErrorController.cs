using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace NsmCon.Admin.Shared.Public;

/// <summary>Shows a friendly page in place of an empty answer; the pipeline re-executes failed requests here.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController : Controller
{
    [Route("/error/{status:int}"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show(int status)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? "/";
        Response.StatusCode = status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound;

        return View("Error", ErrorPage.For(Response.StatusCode, forStaff: new PathString(asked).StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)));
    }
}
