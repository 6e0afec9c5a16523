using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Inquiries;

/// <summary>A package that can be asked about, with what is left of it now.</summary>
public sealed record OfferedPackage(
    int Id,
    string Name,
    string Intro,
    long PriceCents,
    string Currency,
    int? Size,
    int? Taken,
    string? OnlyWith
)
{
    public IReadOnlyList<OfferedBenefit> Benefits { get; init; } = [];

    public string Price => Money.Format(PriceCents, Currency);

    public bool IsSoldOut => Size <= Taken;

    /// <summary>Who may take it, and how often; empty where nothing limits it.</summary>
    public string Rule =>
        (OnlyWith, Size) switch
        {
            (null, null) => "",
            (null, { } most) => $"{Times(most)} at most.",
            ({ } needed, null) => $"Only for {needed} sponsors: choose {needed} too, unless you have it already.",
            ({ } needed, { } most) =>
                $"Only for {needed} sponsors: choose {needed} too, unless you have it already. {Times(most)} at most.",
        };

    /// <summary>The state in words; the class only repeats it.</summary>
    public (string Class, string Words) Left => PackageState.Describe(Size, Taken);

    static string Times(int number) =>
        number switch
        {
            1 => "One",
            2 => "Two",
            3 => "Three",
            _ => $"{number}",
        };
}

public sealed record OfferedBenefit(string Text, IReadOnlyList<string> Parts);

static class OfferedPackageQueries
{
    /// <summary>The packages of an event in their order, with their benefits.</summary>
    public static async Task<List<OfferedPackage>> OfferedPackages(this ConferenceDb db, int eventId)
    {
        var packages = await db
            .Packages.AsNoTracking()
            .Where(package => package.EventId == eventId)
            .Include(package => package.Benefits.OrderBy(benefit => benefit.Position))
            .Include(package => package.Quota)
            .Include(package => package.OnlyWithPackage)
            .OrderBy(package => package.Position)
            .ThenBy(package => package.Id)
            .ToListAsync();
        return packages.ConvertAll(package => new OfferedPackage(
            package.Id,
            package.Name,
            package.Intro,
            package.PriceCents,
            package.Currency,
            package.Quota?.Size,
            package.Quota?.Taken,
            package.OnlyWithPackage?.Name
        )
        {
            Benefits = [.. package.Benefits.Select(benefit => new OfferedBenefit(benefit.Text, benefit.Parts))],
        });
    }
}
