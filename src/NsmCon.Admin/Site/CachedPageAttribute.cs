using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using NsmCon.Admin.Published;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Site;

/// <summary>
/// The action's answer is the same for everybody, and the framework's output cache keeps it, compressed, until something is saved. Not for pages with forms:
/// these carry a token.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CachedPageAttribute : Attribute, IOutputCachePolicy, IAsyncResourceFilter
{
    /// <summary>How long a page is kept at the most: it also shows what is on now.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (!IsForEverybody(http.Request))
            return default;

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Longest;
        // Of all that browsers say of themselves, only this makes a page another one.
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.VaryByValues["encoding"] = PageEncoding.Choose(http.Request).Name;
        context.CacheVaryByRules.VaryByValues["generation"] = Generation(http);
        return default;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => default;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response is { StatusCode: StatusCodes.Status200OK, Headers.ETag.Count: 1, Headers.SetCookie.Count: 0 };
        return default;
    }

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

        if (!IsForEverybody(http.Request))
        {
            await next();
            return;
        }

        // Others wait for this page: who asked first may hang up, and it is made nonetheless.
        http.RequestAborted = CancellationToken.None;
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

        if (http.Response.StatusCode == StatusCodes.Status200OK)
            await Write(http, buffer);
        else
            await body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    static async Task Write(HttpContext http, MemoryStream page)
    {
        var plain = page.GetBuffer().AsMemory(0, (int)page.Length);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain.Span).AsSpan(0, 12))}\"";
        var headers = http.Response.Headers;
        headers.ETag = etag;
        headers.CacheControl = "public, max-age=0, must-revalidate";
        headers.Vary = HeaderNames.AcceptEncoding;
        // The framework takes a message away from everybody whose page might have shown one. Here nobody had one.
        headers.Remove(HeaderNames.SetCookie);
        if (IsKnown(http.Request, EntityTagHeaderValue.Parse(etag)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var encoding = PageEncoding.Choose(http.Request);
        if (encoding != PageEncoding.None)
            headers.ContentEncoding = encoding.Name;
        var bytes = encoding.Compress(plain);
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes);
    }

    // RFC 9110, 13.1.2: weakly compared, one of a list, or any.
    static bool IsKnown(HttpRequest request, EntityTagHeaderValue etag) =>
        request
            .GetTypedHeaders()
            .IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false));

    // A message that waits to be shown is for one person.
    static bool IsForEverybody(HttpRequest request) =>
        !request.QueryString.HasValue && !request.Cookies.ContainsKey(".AspNetCore.Mvc.CookieTempDataProvider");

    // With the time, by the clock of the app: a page that is as old as the longest is not asked for any more.
    static string Generation(HttpContext http)
    {
        var services = http.RequestServices;
        var slot = services.GetRequiredService<TimeProvider>().GetUtcNow().Ticks / Longest.Ticks;
        return FormattableString.Invariant($"{services.GetRequiredService<PageGeneration>().Current} {slot}");
    }
}
