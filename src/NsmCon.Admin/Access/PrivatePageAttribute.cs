namespace NsmCon.Admin.Access;

/// <summary>
/// A page that a secret link opens: nobody keeps it, no search engine lists it, and no link on it tells where the person came from.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PrivatePageAttribute : Attribute;

static class PrivatePages
{
    /// <summary>Stands before the middleware that sets the headers of all pages, so that it has the last word.</summary>
    public static IApplicationBuilder UsePrivatePages(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.GetEndpoint()?.Metadata.GetMetadata<PrivatePageAttribute>() is not null)
                        Close(context.Response.Headers);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    static void Close(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }
}
