namespace NsmCon.Admin.Host;

/// <summary>The one file that scripts on other sites may read: the agenda as JSON, which is public and the same for everybody.</summary>
static class OpenFiles
{
    /// <summary>Stands before kept pages, which are answered without their action.</summary>
    public static IApplicationBuilder UseOpenFiles(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (HttpMethods.IsGet(context.Request.Method) && IsAgenda(context.Request.Path.Value!))
                    context.Response.Headers.AccessControlAllowOrigin = "*";
                return next(context);
            }
        );

    static bool IsAgenda(string path) => path.Split('/') is ["", "events", _, "agenda.json"];
}
