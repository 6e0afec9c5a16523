using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>How far a page's times are from UTC: their own offsets, and the zone that a subtitle names.</summary>
internal sealed class PageZone(PageIndex page, int subtitleOffset)
{
    static readonly Regex Name = new(
        @"\b(?<name>UTC|GMT|WET|WEST|CET|CEST|EET|EEST|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|JST|KST|AEST|AEDT)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    );

    // Hours; abbreviations that mean several zones in the world are read as conferences use them.
    static readonly Dictionary<string, int> Hours = new (string Name, int Hours)[]
    {
        ("UTC", 0),
        ("GMT", 0),
        ("WET", 0),
        ("WEST", 1),
        ("BST", 1),
        ("CET", 1),
        ("CEST", 2),
        ("EET", 2),
        ("EEST", 3),
        ("EST", -5),
        ("EDT", -4),
        ("CST", -6),
        ("CDT", -5),
        ("MST", -7),
        ("MDT", -6),
        ("PST", -8),
        ("PDT", -7),
        ("JST", 9),
        ("KST", 9),
        ("AEST", 10),
        ("AEDT", 11),
    }.ToDictionary(zone => zone.Name, zone => zone.Hours, StringComparer.Ordinal);

    /// <summary>The zone that the lines name, and how far it is from UTC; null if they name none, or several.</summary>
    public static (string Name, TimeSpan Offset)? FindNamed(IEnumerable<string> lines) =>
        lines
            .Where(line => line.Length < 1000)
            .SelectMany(line => Name.Matches(line))
            .Select(found => found.Groups["name"].Value)
            .Distinct()
            .ToList()
            is [var only]
            ? (only, TimeSpan.FromHours(Hours[only]))
            : null;

    /// <summary>The offset of all times that say one; null if none does, or they differ.</summary>
    public static TimeSpan? OffsetOf(IEnumerable<PageTalk> talks) =>
        talks.Select(talk => talk.Offset).OfType<TimeSpan>().Distinct().ToList() is [var only] ? only : null;

    public void Report(IReadOnlyList<string> subtitles, List<PageTalk> talks)
    {
        var said = talks.Select(talk => talk.Offset).OfType<TimeSpan>().Distinct().Order().ToList();
        if (said.Count > 1)
            page.Findings.Warning(
                subtitleOffset,
                FindingCodes.OffsetDiffers,
                $"The times are not equally far from UTC ({string.Join(", ", said.Select(Write))}): write them all in one zone."
            );
        if (said.Count == 1 && FindNamed(subtitles) is var (name, offset) && offset != said[0])
            page.Findings.Warning(
                subtitleOffset,
                FindingCodes.OffsetDiffers,
                $"The subtitle names {name}, which is {Write(offset)}, but the times say {Write(said[0])}: correct one of them."
            );
    }

    /// <summary>"+02:00".</summary>
    static string Write(TimeSpan offset) => Invariant($"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
}
