using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Site;

/// <summary>A package as the public page shows it: what it costs, promises, and how many are left.</summary>
public sealed record PublicPackage(
    int Id,
    string Name,
    string Group,
    string Intro,
    long PriceCents,
    string Currency,
    int? Size,
    int? Taken,
    string? OnlyWith
)
{
    public IReadOnlyList<BenefitRow> Benefits { get; init; } = [];

    public bool IsSoldOut => Size <= Taken;

    /// <summary>The state in words; the class only repeats it.</summary>
    public (string Class, string Words) Left => PackageState.Describe(Size, Taken);
}

/// <summary>A benefit of a package.</summary>
public sealed record BenefitRow(int PackageId, string Text, IReadOnlyList<string> Parts);

/// <summary>A sponsor's logo under a package.</summary>
public sealed record LogoRow(int PackageId, string Name, string? Website, string? LogoPath);

/// <summary>Reads what sponsors can take, and who took it.</summary>
public sealed class ReadOffer(ConferenceDb db)
{
    public async Task<List<PublicPackage>> Packages(int eventId)
    {
        var packages = await db
            .Packages.Where(package => package.EventId == eventId)
            .OrderBy(package => package.Position)
            .Select(package => new PublicPackage(
                package.Id,
                package.Name,
                package.Group,
                package.Intro,
                package.PriceCents,
                package.Currency,
                package.Quota == null ? null : package.Quota.Size,
                package.Quota == null ? null : package.Quota.Taken,
                package.OnlyWithPackage == null ? null : package.OnlyWithPackage.Name
            ))
            .ToListAsync();
        var rows = await (
            from package in db.Packages
            where package.EventId == eventId
            join benefit in db.Benefits on package.Id equals benefit.PackageId
            orderby benefit.PackageId, benefit.Position
            select new BenefitRow(benefit.PackageId, benefit.Text, benefit.Parts)
        ).ToListAsync();
        var benefits = rows.ToLookup(benefit => benefit.PackageId);
        return packages.ConvertAll(package => package with { Benefits = [.. benefits[package.Id]] });
    }

    public Task<List<LogoRow>> Logos(int eventId) =>
        db
            .Sponsorships.Standing()
            .Where(sponsorship => sponsorship.EventId == eventId)
            .OrderBy(sponsorship => sponsorship.TakenAt)
            .ThenBy(sponsorship => sponsorship.Id)
            .Select(sponsorship => new LogoRow(
                sponsorship.PackageId,
                sponsorship.Sponsor!.Name,
                sponsorship.Sponsor.Website,
                sponsorship.Sponsor.LogoPath
            ))
            .ToListAsync();
}
