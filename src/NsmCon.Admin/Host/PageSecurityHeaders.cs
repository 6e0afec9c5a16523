using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Host;

/// <summary>Browsers run and load nothing on our pages but what is ours.</summary>
static class PageSecurityHeaders
{
    // What other sites show of ours, such as the widget, its agenda and pictures,
    // is public; nothing of the rest may be drawn into a page of theirs.
    static readonly string[] NotForOtherSites = [Links.Prefix.Staff, Links.Prefix.Tickets, Links.Prefix.OwnSpeakers];

    public static IApplicationBuilder UsePageSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(KeepFromOtherSites)
            .UseSecurityHeaders(
                new HeaderPolicyCollection()
                    .AddContentTypeOptionsNoSniff()
                    .AddFrameOptionsSameOrigin()
                    .AddReferrerPolicyStrictOriginWhenCrossOrigin()
                    .AddStrictTransportSecurityMaxAge()
                    .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
                    .AddPermissionsPolicyWithDefaultSecureDirectives()
                    .AddContentSecurityPolicy(csp =>
                    {
                        csp.AddDefaultSrc().None();
                        csp.AddScriptSrc().Self();
                        csp.AddStyleSrc().Self();
                        csp.AddFontSrc().Self();
                        csp.AddImgSrc().Self().Data().From("https:");
                        csp.AddConnectSrc().Self();
                        csp.AddFormAction().Self();
                        csp.AddFrameSrc().Self();
                        csp.AddObjectSrc().Self();
                        csp.AddFrameAncestors().Self();
                        csp.AddBaseUri().None();
                    })
            );

    static Task KeepFromOtherSites(HttpContext context, RequestDelegate next)
    {
        if (Array.Exists(NotForOtherSites, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}
