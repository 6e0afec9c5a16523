using NsmCon.Data;

namespace NsmCon.Admin.Shared;

/// <summary>The time zone of a place, by its city, region or country.</summary>
static class PlaceTimeZone
{
    static readonly Lazy<Dictionary<string, string>> Cities = new(() =>
        TimeZoneInfo
            .GetSystemTimeZones()
            .Where(zone => zone.Id.Contains('/') && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .GroupBy(zone => Fold(zone.Id.Split('/')[^1]), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(zone => zone.Id.Length).First().Id, StringComparer.Ordinal)
    );

    // Places where conferences meet that have no zone of their own name, and countries that have one zone alone.
    static readonly (string Zone, string Places)[] Table =
    [
        (
            "America/Los_Angeles",
            "oregon, nevada, san diego, san francisco, san jose, santa clara, sunnyvale, oakland, seattle, portland, "
                + "las vegas, sacramento, california, washington state"
        ),
        ("America/Denver", "salt lake city, boulder, albuquerque, colorado, utah"),
        (
            "America/Chicago",
            "alabama, tennessee, louisiana, minnesota, wisconsin, missouri, austin, dallas, houston, san antonio, "
                + "minneapolis, nashville, new orleans, st louis, milwaukee, texas, illinois"
        ),
        (
            "America/New_York",
            "massachusetts, maine, connecticut, new jersey, georgia, florida, virginia, maryland, pennsylvania, ohio, "
                + "north carolina, south carolina, nyc, boston, washington dc, washington, atlanta, miami, orlando, philadelphia, "
                + "pittsburgh, raleigh, charlotte, baltimore, cleveland"
        ),
        ("America/Toronto", "ontario, montreal, ottawa, quebec"),
        (
            "Europe/Berlin",
            "munich, munchen, muenchen, hamburg, cologne, koln, koeln, frankfurt, stuttgart, dusseldorf, duesseldorf, "
                + "leipzig, dresden, nuremberg, nurnberg, hannover, germany"
        ),
        (
            "Europe/London",
            "uk, united kingdom, england, scotland, wales, manchester, edinburgh, glasgow, cambridge, oxford, bristol, "
                + "birmingham, leeds"
        ),
        ("Europe/Paris", "lyon, marseille, toulouse, nice, lille, bordeaux, grenoble, strasbourg, france"),
        ("Europe/Madrid", "barcelona, valencia, seville, bilbao, malaga, spain"),
        ("Europe/Rome", "milan, milano, turin, torino, bologna, florence, firenze, naples, venice, roma, italy"),
        ("Europe/Zurich", "geneva, lausanne, basel, bern, switzerland"),
        ("Europe/Amsterdam", "the hague, rotterdam, utrecht, eindhoven, netherlands, the netherlands"),
        ("Europe/Brussels", "antwerp, ghent, leuven, belgium"),
        ("Europe/Vienna", "wien, graz, linz, salzburg, austria"),
        ("Europe/Prague", "praha, brno, czechia, czech republic"),
        ("Europe/Warsaw", "krakow, cracow, gdansk, wroclaw, poznan, warszawa, poland"),
        ("Europe/Stockholm", "gothenburg, goteborg, malmo, sweden"),
        ("Europe/Copenhagen", "aarhus, denmark"),
        ("Europe/Oslo", "bergen, trondheim, norway"),
        ("Europe/Helsinki", "espoo, tampere, finland"),
        ("Europe/Lisbon", "porto, lisboa"),
        ("Europe/Dublin", "cork, galway, ireland"),
        ("Europe/Athens", "thessaloniki, greece"),
        ("Europe/Budapest", "hungary"),
        ("Europe/Bucharest", "cluj, timisoara, romania"),
        ("Asia/Jerusalem", "tel aviv, haifa, israel"),
        ("Asia/Kolkata", "bangalore, bengaluru, mumbai, delhi, new delhi, hyderabad, chennai, pune, calcutta, india"),
        ("Asia/Shanghai", "beijing, shenzhen, guangzhou, hangzhou, chengdu, china"),
        ("Asia/Tokyo", "osaka, kyoto, yokohama, fukuoka, japan"),
        ("Asia/Seoul", "busan, korea, south korea"),
        ("Asia/Taipei", "taiwan"),
        ("Australia/Melbourne", "victoria"),
        ("Pacific/Auckland", "wellington, new zealand"),
        ("America/Sao_Paulo", "rio de janeiro"),
        ("America/Argentina/Buenos_Aires", "buenos aires, argentina"),
        ("Africa/Johannesburg", "cape town, south africa"),
        ("Africa/Lagos", "abuja, nigeria"),
        ("Africa/Nairobi", "kenya"),
        ("Europe/Kyiv", "kiev, lviv, ukraine"),
        ("Europe/Ljubljana", "slovenia"),
        ("Europe/Zagreb", "split, croatia"),
        ("Asia/Dubai", "abu dhabi"),
    ];

    static readonly Lazy<Dictionary<string, string>> Others = new(() =>
        Table
            .SelectMany(row => row.Places.Split(", ").Select(place => (Place: Fold(place), row.Zone)))
            .ToDictionary(row => row.Place, row => row.Zone, StringComparer.Ordinal)
    );

    /// <summary>The zone of a place such as "Zürich, Switzerland" or "San Diego, California"; null if it is not known.</summary>
    public static string? Find(string? place) => FindAll(place).LastOrDefault();

    /// <summary>All zones that the words of a place name, in their order.</summary>
    public static List<string> FindAll(string? place) =>
        [
            .. (place ?? "")
                .Split(',', '|', '/', '(', ')')
                .Select(Fold)
                .Where(part => part.Length > 0)
                .Select(part => Cities.Value.GetValueOrDefault(part) ?? Others.Value.GetValueOrDefault(part))
                .OfType<string>()
                .Where(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                .Distinct(StringComparer.Ordinal),
        ];

    static string Fold(string name) => SearchText.Normalize(name.Replace('_', ' ').Replace(".", "", StringComparison.Ordinal));
}
