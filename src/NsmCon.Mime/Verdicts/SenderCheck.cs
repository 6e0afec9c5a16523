using MimeKit;
using MimeKit.Cryptography;

namespace NsmCon.Mime;

/// <summary>What our server found out about a mail's sender (RFC 8601).</summary>
/// <param name="Method">How: "spf", "dkim", "dmarc", "arc" and others, in small letters.</param>
/// <param name="Result">What came out: "pass", "fail", "none" and others, in small letters.</param>
/// <param name="Domain">The domain that it is about; null where it is not named.</param>
public sealed record SenderCheck(string Method, string Result, string? Domain)
{
    static readonly string[] Domains = ["header.d", "header.i", "header.from", "smtp.mailfrom", "smtp.helo"];

    // Any sender can write such a header: only what our server put above counts, which
    // ends where the next Received begins; of two results of one method, the upper one.
    internal static IReadOnlyList<SenderCheck> ReadAll(HeaderList headers, IReadOnlyList<string> trusted)
    {
        var checks = new List<SenderCheck>();
        var isBegun = false;
        foreach (var header in headers)
        {
            if (isBegun && header.Id == HeaderId.Received)
                break;
            if (header.Id != HeaderId.AuthenticationResults || !AuthenticationResults.TryParse(header.RawValue, out var results))
                continue;
            if (!trusted.Contains(results.AuthenticationServiceIdentifier ?? "none", StringComparer.OrdinalIgnoreCase))
                continue;

            isBegun = true;
            var known = checks.Select(c => c.Method).ToHashSet();
            checks.AddRange(results.Results.Select(FromResult).Where(c => !known.Contains(c.Method)));
        }
        return checks;
    }

    static SenderCheck FromResult(AuthenticationMethodResult result) =>
        new(CleanText.Line(result.Method).ToLowerInvariant(), CleanText.Line(result.Result ?? "").ToLowerInvariant(), DomainOf(result));

    static string? DomainOf(AuthenticationMethodResult result)
    {
        var property = Domains
            .Select(name =>
                result.Properties.FirstOrDefault(p => $"{p.PropertyType}.{p.Property}".Equals(name, StringComparison.OrdinalIgnoreCase))
            )
            .FirstOrDefault(p => p is not null);
        return property is null ? null : CleanText.Line(property.Value.Split('@')[^1]).ToLowerInvariant();
    }
}
