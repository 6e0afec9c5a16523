using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Sponsors;

/// <summary>What sponsors can take, at an event.</summary>
public record PackagesPage(string Path, IReadOnlyList<PackageRow> Packages, bool MayChange);

public record PackageRow(
    int Id,
    string Name,
    string Key,
    string Group,
    long PriceCents,
    string Currency,
    int? Size,
    int? Taken,
    int Standing,
    string? OnlyWith,
    bool IsUsed
)
{
    public string Price => Money.Format(PriceCents, Currency);

    /// <summary>"2 of 5", or how many there are where nothing limits them.</summary>
    public string TakenWords => Size is { } size ? $"{Taken} of {size}" : $"{Standing}";

    public (string Dot, string Words) Left =>
        (Size - Taken) switch
        {
            null => ("off", "No limit"),
            <= 0 => ("bad", "Sold out"),
            // Beside "2 of 5", how many there are is not said once more.
            var left => ("good", $"{left} left"),
        };
}
