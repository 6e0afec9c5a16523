using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace NsmCon.Admin.Shared.Public;

/// <summary>Shows a friendly page in place of an empty answer; the pipeline re-executes failed requests here.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController : Controller
{
    [Route("/error/{status:int:range(400,599)}"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        // Not an argument: where a form cannot be read, none is bound.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? "/";
        Response.StatusCode = status;

        return View("Error", ErrorPage.For(status, forStaff: new PathString(asked).StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)));
    }
}
