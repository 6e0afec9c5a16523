using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace NsmCon.Admin.Shared;

/// <summary>
/// How often one address may send a form. Each form has a count of its own: a hall full of people who register keeps nobody from signing in. The forms of
/// visitors take a burst, for a venue's Wi-Fi is one address.
/// </summary>
sealed class FormLimits(int perMinute, int burst) : IDisposable
{
    /// <summary>The policy of sign-in, invitations and hooks, for <c>[EnableRateLimiting(FormLimits.Policy)]</c>; forms of visitors have <see cref="LimitFormsAttribute"/>.</summary>
    public const string Policy = "forms";

    readonly PartitionedRateLimiter<(string Form, string Whose)> visitors = PartitionedRateLimiter.Create<(string Form, string Whose), (string Form, string Whose)>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(burst, perMinute),
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Counts a form that a visitor sent; false when there were too many.</summary>
    public bool Take(string form, IPAddress? from)
    {
        using var lease = visitors.AttemptAcquire((form, Whose(from)));
        return lease.IsAcquired;
    }

    public void Dispose() => visitors.Dispose();

    /// <summary>Adds both kinds.</summary>
    public static void AddTo(IServiceCollection services, ConferenceSettings settings)
    {
        services.AddSingleton(_ => new FormLimits(settings.FormsPerMinute, settings.FormBurst));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Policy, context => HttpMethods.IsGet(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter("reading")
                : RateLimitPartition.GetFixedWindowLimiter(
                    $"{context.Request.RouteValues["controller"]} {Whose(context.Connection.RemoteIpAddress)}",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.FormsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>Whose address it is: who has one of IPv6 may have a whole /48 of them.</summary>
    public static string Whose(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 6)),
        _ => address.ToString(),
    };
}
