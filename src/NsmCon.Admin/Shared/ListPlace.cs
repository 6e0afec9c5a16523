using Microsoft.AspNetCore.Mvc.Filters;

namespace NsmCon.Admin.Shared;

/// <summary>
/// A list whose filter, order and page are kept while someone looks at one of
/// its rows: its pages link back by <see cref="ListPlace.BackTo"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeepsPlaceAttribute : ActionFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.KeepPlace();
}

/// <summary>Where someone was in a list; their own browser keeps it until it is closed.</summary>
public static class ListPlace
{
    // Longer ones are no filter of ours, and headers have limits.
    const int LongestQuery = 1000;

    internal static void KeepPlace(this HttpContext context)
    {
        var path = context.Request.Path.ToString();
        var query = context.Request.QueryString.ToString();
        var options = new CookieOptions
        {
            Path = path,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        };
        if (query.Length is > 1 and <= LongestQuery)
            context.Response.Cookies.Append(NameOf(path), query, options);
        else if (context.Request.Cookies.ContainsKey(NameOf(path)))
            context.Response.Cookies.Delete(NameOf(path), options);
    }

    /// <summary>The address of a list as it was last looked at.</summary>
    public static string BackTo(this HttpContext context, string list) =>
        context.Request.Cookies[NameOf(list)] is ['?', ..] and var query ? list + query : list;

    // Lists lie below each other: speakers below the agenda.
    static string NameOf(string path) => $"place.{path[(path.LastIndexOf('/') + 1)..]}";
}
