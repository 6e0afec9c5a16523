using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Host.Public;

/// <summary>Shows a friendly page in place of an empty answer; the pipeline re-executes failed requests here.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController(ConferenceDb db, EventBySlug bySlug, StaffRoles roles) : Controller
{
    [Route("/error/{status:int:range(400,599)}"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show()
    {
        // Not an argument: where a form cannot be read, none is bound.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? "/";
        Response.StatusCode = status;

        var page = ErrorPage.Create(
            status,
            forStaff: new PathString(asked).StartsWithSegments(Links.Prefix.Staff, StringComparison.OrdinalIgnoreCase)
        );
        return View("Error", page with { Event = status < 500 ? await EventOf(asked) : null });
    }

    async Task<(string Href, string Title)?> EventOf(string asked)
    {
        if (User.Identity?.IsAuthenticated != true || asked.Split('/') is not ["", "admin", "events", var slug, _, ..])
            return null;
        if (await roles.Slugs(User) is { } slugs && !slugs.Contains(slug))
            return null;

        return await bySlug.Find(db, slug) is { } conference ? (StaffMenu.StartOf(slug, await roles.Opens(User)), conference.Title) : null;
    }
}
