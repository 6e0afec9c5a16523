using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Sponsors;

/// <summary>
/// One sponsor taking one package this year. It keeps its own copy of price and benefits: later changes of the package do not touch it.
/// </summary>
public class Sponsorship : IAudited, IVersioned
{
    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>The company.</summary>
    public int SponsorId { get; set; }

    /// <summary>The company.</summary>
    public Sponsor? Sponsor { get; set; }

    /// <summary>The package that was taken.</summary>
    public int PackageId { get; set; }

    /// <summary>The package that was taken.</summary>
    public Package? Package { get; set; }

    /// <summary>The package's name when it was taken.</summary>
    [MaxLength(Sponsors.Package.NameLength)]
    public string PackageName { get; private set; } = "";

    /// <summary>The price agreed, in cents of <see cref="Currency"/>.</summary>
    public long PriceCents { get; private set; }

    /// <summary>The currency, an ISO 4217 code.</summary>
    [MaxLength(3)]
    public string Currency { get; private set; } = "";

    /// <summary>What was promised; loaded only when it is asked for.</summary>
    public List<PromisedBenefit> Benefits { get; private set; } = [];

    /// <summary>What it took of limits; loaded only when it is asked for.</summary>
    public ICollection<Allocation> Allocations { get; } = [];

    public DateTime TakenAt { get; private set; }

    /// <summary>Who entered it.</summary>
    [MaxLength(254)]
    public string TakenBy { get; private set; } = "";

    /// <summary>When it was cancelled; null while it stands.</summary>
    public DateTime? CancelledAt { get; private set; }

    [MaxLength(254)]
    public string? CancelledBy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => PackageName;

    /// <inheritdoc/>
    public IEnumerable<AuditChange> AuditOfParts() =>
        Benefits.Count == 0
            ? []
            :
            [
                new AuditChange
                {
                    Field = nameof(Benefits),
                    To = string.Join('\n', Benefits.OrderBy(benefit => benefit.Position).Select(benefit => benefit.Text)),
                },
            ];

    /// <summary>
    /// A sponsorship with the package's price and benefits of this moment. Use <see cref="TakePackage"/>, which keeps the limits.
    /// </summary>
    internal static Sponsorship FromPackage(Package package, Sponsor sponsor, DateTime now, string by) =>
        new()
        {
            EventId = package.EventId,
            SponsorId = sponsor.Id,
            PackageId = package.Id,
            PackageName = package.Name,
            PriceCents = package.PriceCents,
            Currency = package.Currency,
            Benefits = [.. package.Benefits.OrderBy(benefit => benefit.Position).Select(PromisedBenefit.FromBenefit)],
            TakenAt = now,
            TakenBy = by,
        };

    internal void Cancel(DateTime now, string by)
    {
        if (CancelledAt is not null)
            throw new RuleBrokenException($"The {PackageName} sponsorship is already canceled.");

        CancelledAt = now;
        CancelledBy = by;
    }
}
