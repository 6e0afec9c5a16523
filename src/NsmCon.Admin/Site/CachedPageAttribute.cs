using Microsoft.AspNetCore.Mvc.Filters;
using NsmCon.Admin.Published;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Site;

/// <summary>
/// The action's answer is the same for everybody and is kept until something is saved. Not for pages with forms: these carry a token.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CachedPageAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        // A draft is shown to some and not to others.
        if (http.Features.Get<Event>() is { IsPublic: false })
        {
            http.Response.Headers.CacheControl = "no-store";
            await next();
            return;
        }

        if (http.Request.QueryString.HasValue || CachedPages.HasMessage(http.Request))
        {
            await next();
            return;
        }

        var pages = http.RequestServices.GetRequiredService<CachedPages>();
        var madeFrom = pages.Generation;
        var body = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        ResourceExecutedContext made;
        try
        {
            made = await next();
        }
        finally
        {
            http.Response.Body = body;
        }

        // Writing, even nothing, would begin an answer and leave no place for the page that says what happened.
        if (made is { Exception: not null, ExceptionHandled: false } || buffer.Length == 0)
            return;

        if (http.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } contentType })
            await pages.Keep(http.Request.Path.Value!, madeFrom, contentType, buffer.ToArray()).WriteTo(http);
        else
            await body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
