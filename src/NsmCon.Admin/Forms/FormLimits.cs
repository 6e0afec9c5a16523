using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using NsmCon.Admin.Settings;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Forms;

/// <summary>
/// How often one address may send a form. Each form has a count of its own: a hall full of people
/// who register keeps nobody from signing in. The forms of visitors take a burst, for a venue's
/// Wi-Fi is one address. One process counts in memory; several count together in the database.
/// </summary>
sealed class FormLimits(ConferenceSettings settings, WorkTurns turns, SharedLimits shared) : IDisposable
{
    readonly PartitionedRateLimiter<(string Form, string Whose)> visitors = PartitionedRateLimiter.Create<
        (string Form, string Whose),
        (string Form, string Whose)
    >(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(settings.FormBurst, settings.FormsPerMinute),
            TokensPerPeriod = settings.FormsPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    readonly PartitionedRateLimiter<(string Form, string Whose)> attempts = PartitionedRateLimiter.Create<
        (string Form, string Whose),
        (string Form, string Whose)
    >(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = settings.FormsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        })
    );

    /// <summary>Counts a form that a visitor sent; false when there were too many.</summary>
    public async ValueTask<bool> Take(string form, IPAddress? from)
    {
        if (!turns.IsAlone)
            return await shared.TryTake(
                $"visitor\n{form}\n{OwnerOf(from)}",
                Math.Max(settings.FormBurst, settings.FormsPerMinute),
                UntilNext
            );

        using var lease = visitors.AttemptAcquire((form, OwnerOf(from)));
        return lease.IsAcquired;
    }

    /// <summary>Counts an attempt to sign in, to join, or to prove a secret. Null when it may go on, else how long to wait.</summary>
    public async ValueTask<TimeSpan?> Attempt(string form, IPAddress? from)
    {
        if (!turns.IsAlone)
            return await shared.TryTake($"attempt\n{form}\n{OwnerOf(from)}", settings.FormsPerMinute, UntilNext) ? null : UntilNext;

        using var lease = attempts.AttemptAcquire((form, OwnerOf(from)));
        if (lease.IsAcquired)
            return null;
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            return after;

        return TimeSpan.FromMinutes(1);
    }

    TimeSpan UntilNext => TimeSpan.FromMinutes(1) / settings.FormsPerMinute;

    public void Dispose()
    {
        visitors.Dispose();
        attempts.Dispose();
    }

    /// <summary>Whose address it is: who has one of IPv6 may have a whole /48 of them.</summary>
    public static string OwnerOf(IPAddress? address) =>
        address switch
        {
            null => "unknown",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 6)),
            _ => address.ToString(),
        };
}
