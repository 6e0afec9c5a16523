using System.Threading.RateLimiting;

namespace NsmCon.Admin.Shared;

/// <summary>How often one address may send a public form or try to sign in.</summary>
static class FormLimits
{
    /// <summary>The policy's name, for <c>[EnableRateLimiting(FormLimits.Policy)]</c>.</summary>
    public const string Policy = "forms";

    public static IServiceCollection AddFormLimits(this IServiceCollection services, int perMinute) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => HttpMethods.IsGet(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
    });
}
