using NsmCon.Admin.Shared;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>The time zone of a page: of the city that it names, unless its times or subtitle say another distance from UTC.</summary>
static class PageTimeZone
{
    // In the order in which a distance from UTC is taken for one of them.
    static readonly string[] Usual =
    [
        "Europe/Berlin",
        "Europe/London",
        "Europe/Athens",
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "Asia/Kolkata",
        "Asia/Shanghai",
        "Asia/Tokyo",
        "Australia/Sydney",
        "America/Sao_Paulo",
        "Etc/UTC",
    ];

    static readonly Dictionary<string, string> Named = new (string Name, string Zone)[]
    {
        ("CET", "Europe/Berlin"),
        ("CEST", "Europe/Berlin"),
        ("WET", "Europe/Lisbon"),
        ("WEST", "Europe/Lisbon"),
        ("BST", "Europe/London"),
        ("EET", "Europe/Athens"),
        ("EEST", "Europe/Athens"),
        ("EST", "America/New_York"),
        ("EDT", "America/New_York"),
        ("CST", "America/Chicago"),
        ("CDT", "America/Chicago"),
        ("MST", "America/Denver"),
        ("MDT", "America/Denver"),
        ("PST", "America/Los_Angeles"),
        ("PDT", "America/Los_Angeles"),
        ("JST", "Asia/Tokyo"),
        ("KST", "Asia/Seoul"),
        ("AEST", "Australia/Sydney"),
        ("AEDT", "Australia/Sydney"),
    }.ToDictionary(named => named.Name, named => named.Zone, StringComparer.Ordinal);

    /// <summary>
    /// The zone of a page's times, an IANA name, and whether someone should look at it: the page does not name a place that has one.
    /// </summary>
    public static (string Zone, bool IsGuessed) Find(EventPage page)
    {
        var named = PlaceTimeZone.FindAll(page.Place);
        // The region is said last, and tells Paris in Texas from the one in France.
        var city = named.LastOrDefault();
        var isGuessed = named.Count != 1;
        if (page.UtcOffset is not { } said)
            return (city ?? "Etc/UTC", isGuessed);

        var day = (page.StartsOn ?? DateOnly.FromDateTime(DateTime.UnixEpoch)).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        if (city is not null && Offset(city, day) == said)
            return (city, isGuessed);

        var byName = page.ZoneName is { } name ? Named.GetValueOrDefault(name) : null;
        return (Usual.Prepend(byName).FirstOrDefault(zone => zone is not null && Offset(zone, day) == said) ?? FixedZone(said, day), true);
    }

    static TimeSpan? Offset(string zone, DateTime at) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found.GetUtcOffset(at) : null;

    // POSIX counts the other way.
    static string FixedZone(TimeSpan offset, DateTime at) =>
        offset.Minutes == 0
            ? $"Etc/GMT{(offset < TimeSpan.Zero ? "+" : "-")}{Math.Abs(offset.Hours)}"
            : TimeZoneInfo
                .GetSystemTimeZones()
                .Where(zone => zone.HasIanaId && zone.GetUtcOffset(at) == offset)
                .Select(zone => zone.Id)
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()
                ?? "Etc/UTC";
}
