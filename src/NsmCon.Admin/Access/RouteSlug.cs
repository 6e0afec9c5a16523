using Microsoft.AspNetCore.Mvc.Rendering;

namespace NsmCon.Admin.Access;

/// <summary>The slug of the event in the address that was asked for.</summary>
static class RouteSlug
{
    /// <summary>Null on a page of no event.</summary>
    public static string? Slug(this HttpContext http) => http.GetRouteValue("slug") as string;

    /// <summary>In a view of a page of an event.</summary>
    public static string Slug(this ViewContext view) =>
        view.HttpContext.Slug() ?? throw new InvalidOperationException("The address of this page names no event.");
}
