using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace NsmCon.Admin.Forms;

/// <summary>
/// How often one address may send a form. Each form has a count of its own: a hall full of people who register keeps nobody from signing in. The forms of
/// visitors take a burst, for a venue's Wi-Fi is one address.
/// </summary>
sealed class FormLimits(int perMinute, int burst) : IDisposable
{
    readonly PartitionedRateLimiter<(string Form, string Whose)> visitors = PartitionedRateLimiter.Create<(string Form, string Whose), (string Form, string Whose)>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(burst, perMinute),
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    readonly PartitionedRateLimiter<(string Form, string Whose)> attempts = PartitionedRateLimiter.Create<(string Form, string Whose), (string Form, string Whose)>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Counts a form that a visitor sent; false when there were too many.</summary>
    public bool Take(string form, IPAddress? from)
    {
        using var lease = visitors.AttemptAcquire((form, Whose(from)));
        return lease.IsAcquired;
    }

    /// <summary>Counts an attempt to sign in, to join, or to prove a secret. Null when it may go on, else how long to wait.</summary>
    public TimeSpan? Attempt(string form, IPAddress? from)
    {
        using var lease = attempts.AttemptAcquire((form, Whose(from)));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
    }

    public void Dispose()
    {
        visitors.Dispose();
        attempts.Dispose();
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
