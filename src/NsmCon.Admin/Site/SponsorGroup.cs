using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Site;

/// <summary>
/// Sponsors under one heading of an event's page: those who took a package here, and those whom the site's page shows under that name.
/// </summary>
public sealed record SponsorGroup(string Heading, List<LogoRow> Logos, bool IsBig)
{
    /// <summary>
    /// The packages' groups in the order of the packages, then the headings of the page that name none. Nobody stands there twice.
    /// </summary>
    public static List<SponsorGroup> Group(
        IReadOnlyList<PublicPackage> packages,
        IReadOnlyList<LogoRow> taken,
        IReadOnlyList<EventSponsor> ofPage
    )
    {
        var known = taken.Select(logo => SearchText.Normalize(logo.Name)).ToHashSet(StringComparer.Ordinal);
        var others = ofPage
            .Where(sponsor => sponsor.Name.Length > 0 && known.Add(SearchText.Normalize(sponsor.Name)))
            .GroupBy(sponsor => SearchText.Normalize(sponsor.Section), StringComparer.Ordinal)
            .ToDictionary(section => section.Key, section => section.ToList(), StringComparer.Ordinal);
        var groups = new List<(string Heading, List<LogoRow> Logos)>();
        foreach (var package in packages)
        {
            others.Remove(SearchText.Normalize(package.Name), out var alike);
            groups.Add((package.Name, [.. taken.Where(logo => logo.PackageId == package.Id), .. LogosOf(alike)]));
        }

        groups.AddRange(others.Values.Select(section => (HeadingOf(section[0]), LogosOf(section).ToList())));
        return
        [
            .. groups.Where(group => group.Logos.Count > 0).Select((group, at) => new SponsorGroup(group.Heading, group.Logos, at == 0)),
        ];
    }

    static string HeadingOf(EventSponsor sponsor) => sponsor.Section.Length > 0 ? sponsor.Section : "With thanks to";

    static IEnumerable<LogoRow> LogosOf(List<EventSponsor>? sponsors) =>
        (sponsors ?? []).Select(sponsor => new LogoRow(0, sponsor.Name, sponsor.Href, sponsor.LogoPath));
}
