using NsmCon.Data;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>The time zone of a page: of the city that it names, unless its times or subtitle say another distance from UTC.</summary>
static class PageTimeZone
{
    // In the order in which a distance from UTC is taken for one of them.
    static readonly string[] Usual =
    [
        "Europe/Berlin", "Europe/London", "Europe/Athens", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Asia/Kolkata", "Asia/Shanghai",
        "Asia/Tokyo", "Australia/Sydney", "America/Sao_Paulo", "Etc/UTC",
    ];

    static readonly Dictionary<string, string> Named = new (string Name, string Zone)[]
    {
        ("CET", "Europe/Berlin"), ("CEST", "Europe/Berlin"), ("WET", "Europe/Lisbon"), ("WEST", "Europe/Lisbon"), ("BST", "Europe/London"),
        ("EET", "Europe/Athens"), ("EEST", "Europe/Athens"), ("EST", "America/New_York"), ("EDT", "America/New_York"),
        ("CST", "America/Chicago"), ("CDT", "America/Chicago"), ("MST", "America/Denver"), ("MDT", "America/Denver"),
        ("PST", "America/Los_Angeles"), ("PDT", "America/Los_Angeles"), ("JST", "Asia/Tokyo"), ("KST", "Asia/Seoul"),
        ("AEST", "Australia/Sydney"), ("AEDT", "Australia/Sydney"),
    }.ToDictionary(named => named.Name, named => named.Zone, StringComparer.Ordinal);

    static readonly Lazy<Dictionary<string, string>> Cities = new(() => TimeZoneInfo.GetSystemTimeZones()
        .Where(zone => zone.Id.Contains('/') && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
        .GroupBy(zone => Folded(zone.Id.Split('/')[^1]), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderBy(zone => zone.Id.Length).First().Id, StringComparer.Ordinal));

    // Places where conferences meet that have no zone of their own name, and countries that have one zone alone.
    static readonly Lazy<Dictionary<string, string>> Others = new(() => new (string Zone, string Places)[]
    {
        ("America/Los_Angeles", "oregon, nevada, san diego, san francisco, san jose, santa clara, sunnyvale, oakland, seattle, portland, las vegas, sacramento, california, washington state"),
        ("America/Denver", "salt lake city, boulder, albuquerque, colorado, utah"),
        ("America/Chicago", "alabama, tennessee, louisiana, minnesota, wisconsin, missouri, austin, dallas, houston, san antonio, minneapolis, nashville, new orleans, st louis, milwaukee, texas, illinois"),
        ("America/New_York", "massachusetts, maine, connecticut, new jersey, georgia, florida, virginia, maryland, pennsylvania, ohio, north carolina, south carolina, nyc, boston, washington dc, washington, atlanta, miami, orlando, philadelphia, pittsburgh, raleigh, charlotte, baltimore, cleveland"),
        ("America/Toronto", "ontario, montreal, ottawa, quebec"),
        ("Europe/Berlin", "munich, munchen, muenchen, hamburg, cologne, koln, koeln, frankfurt, stuttgart, dusseldorf, duesseldorf, leipzig, dresden, nuremberg, nurnberg, hannover, germany"),
        ("Europe/London", "uk, united kingdom, england, scotland, wales, manchester, edinburgh, glasgow, cambridge, oxford, bristol, birmingham, leeds"),
        ("Europe/Paris", "lyon, marseille, toulouse, nice, lille, bordeaux, grenoble, strasbourg, france"),
        ("Europe/Madrid", "barcelona, valencia, seville, bilbao, malaga, spain"),
        ("Europe/Rome", "milan, milano, turin, torino, bologna, florence, firenze, naples, venice, roma, italy"),
        ("Europe/Zurich", "geneva, lausanne, basel, bern, switzerland"),
        ("Europe/Amsterdam", "the hague, rotterdam, utrecht, eindhoven, netherlands, the netherlands"),
        ("Europe/Brussels", "antwerp, ghent, leuven, belgium"), ("Europe/Vienna", "wien, graz, linz, salzburg, austria"), ("Europe/Prague", "praha, brno, czechia, czech republic"),
        ("Europe/Warsaw", "krakow, cracow, gdansk, wroclaw, poznan, warszawa, poland"), ("Europe/Stockholm", "gothenburg, goteborg, malmo, sweden"), ("Europe/Copenhagen", "aarhus, denmark"),
        ("Europe/Oslo", "bergen, trondheim, norway"), ("Europe/Helsinki", "espoo, tampere, finland"), ("Europe/Lisbon", "porto, lisboa"), ("Europe/Dublin", "cork, galway, ireland"),
        ("Europe/Athens", "thessaloniki, greece"), ("Europe/Budapest", "hungary"), ("Europe/Bucharest", "cluj, timisoara, romania"), ("Asia/Jerusalem", "tel aviv, haifa, israel"),
        ("Asia/Kolkata", "bangalore, bengaluru, mumbai, delhi, new delhi, hyderabad, chennai, pune, calcutta, india"), ("Asia/Shanghai", "beijing, shenzhen, guangzhou, hangzhou, chengdu, china"),
        ("Asia/Tokyo", "osaka, kyoto, yokohama, fukuoka, japan"), ("Asia/Seoul", "busan, korea, south korea"), ("Asia/Taipei", "taiwan"), ("Australia/Melbourne", "victoria"), ("Pacific/Auckland", "wellington, new zealand"),
        ("America/Sao_Paulo", "rio de janeiro"), ("America/Argentina/Buenos_Aires", "buenos aires, argentina"), ("Africa/Johannesburg", "cape town, south africa"), ("Africa/Lagos", "abuja, nigeria"),
        ("Africa/Nairobi", "kenya"), ("Europe/Kyiv", "kiev, lviv, ukraine"), ("Europe/Ljubljana", "slovenia"), ("Europe/Zagreb", "split, croatia"), ("Asia/Dubai", "abu dhabi"),
    }.SelectMany(row => row.Places.Split(", ").Select(place => (place, row.Zone))).ToDictionary(row => Folded(row.place), row => row.Zone, StringComparer.Ordinal));

    /// <summary>The zone of a page's times, an IANA name, and whether somebody should look at it: the page does not name a place that has one.</summary>
    public static (string Zone, bool IsGuessed) Of(EventPage page)
    {
        var named = ZonesOf(page.Place);
        // The region is said last, and tells Paris in Texas from the one in France.
        var city = named.LastOrDefault();
        var isGuessed = named.Count != 1;
        if (page.UtcOffset is not { } said) return (city ?? "Etc/UTC", isGuessed);

        var day = (page.StartsOn ?? DateOnly.FromDateTime(DateTime.UnixEpoch)).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        if (city is not null && Offset(city, day) == said) return (city, isGuessed);

        var byName = page.ZoneName is { } name ? Named.GetValueOrDefault(name) : null;
        return (Usual.Prepend(byName).FirstOrDefault(zone => zone is not null && Offset(zone, day) == said) ?? Fixed(said, day), true);
    }

    /// <summary>The zone of a place such as "Zürich, Switzerland" or "San Diego, California"; null if it is not known.</summary>
    public static string? OfPlace(string? place) => ZonesOf(place).LastOrDefault();

    static List<string> ZonesOf(string? place) => [.. (place ?? "").Split(',', '|', '/', '(', ')').Select(Folded).Where(part => part.Length > 0)
        .Select(part => Cities.Value.GetValueOrDefault(part) ?? Others.Value.GetValueOrDefault(part)).OfType<string>()
        .Where(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).Distinct(StringComparer.Ordinal)];

    static TimeSpan? Offset(string zone, DateTime at) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found.GetUtcOffset(at) : null;

    // POSIX counts the other way.
    static string Fixed(TimeSpan offset, DateTime at) => offset.Minutes == 0
        ? $"Etc/GMT{(offset < TimeSpan.Zero ? "+" : "-")}{Math.Abs(offset.Hours)}"
        : TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.GetUtcOffset(at) == offset).Select(zone => zone.Id).Order(StringComparer.Ordinal).FirstOrDefault() ?? "Etc/UTC";

    static string Folded(string name) => SearchText.Of(name.Replace('_', ' ').Replace(".", "", StringComparison.Ordinal));
}
