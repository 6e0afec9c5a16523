namespace NsmCon.Admin.Shared;

/// <summary>Browsers run and load nothing on our pages but what is ours.</summary>
static class PageSecurityHeaders
{
    public static IApplicationBuilder UsePageSecurityHeaders(this IApplicationBuilder app) => app.UseSecurityHeaders(new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsSameOrigin()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddStrictTransportSecurityMaxAge()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
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
        }));
}
