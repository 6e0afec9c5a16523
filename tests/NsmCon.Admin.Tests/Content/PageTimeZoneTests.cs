using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Shared;
using NsmCon.Hugo;

namespace NsmCon.Admin.Tests.Content;

public class PageTimeZoneTests
{
    [Theory]
    [InlineData("Zürich, Switzerland", "Europe/Zurich")]
    [InlineData("Amsterdam, The Netherlands", "Europe/Amsterdam")]
    [InlineData("San Diego, California", "America/Los_Angeles")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("New York", "America/New_York")]
    [InlineData("München", "Europe/Berlin")]
    [InlineData("Somewhere, Spain", "Europe/Madrid")]
    [InlineData("St. Louis", "America/Chicago")]
    [InlineData("Hotel Hilton, Barcelona", "Europe/Madrid")]
    [InlineData("Paris, Texas", "America/Chicago")]
    [InlineData("Cambridge, Massachusetts", "America/New_York")]
    [InlineData("London, Ontario", "America/Toronto")]
    [InlineData("Virtual", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_place_has_the_zone_of_its_city_or_country(string? place, string? zone) => Assert.Equal(zone, PlaceTimeZone.Find(place));

    [Theory]
    [InlineData("August 17, 2020 | Virtual", "13:00-20:30 CEST", "13:00:00+02", "Europe/Berlin", true)]
    [InlineData("August 17, 2020 | Virtual", "Online", "13:00:00+02", "Europe/Berlin", true)]
    [InlineData("January 17, 2020 | Virtual", "Online", "13:00:00-05", "America/New_York", true)]
    [InlineData("August 17, 2020 | Virtual", "Online", "13:00:00+05:45", "Asia/Kathmandu", true)]
    [InlineData("August 17, 2020 | Virtual", "Online", "13:00:00+07", "Etc/GMT-7", true)]
    [InlineData("August 17, 2020 | Virtual", "Online", "13:00", "Etc/UTC", true)]
    [InlineData("August 17, 2020 | Amsterdam", "Online", "13:00:00+02", "Europe/Amsterdam", false)]
    [InlineData("August 17, 2020 | Paris, Texas", "Online", "13:00", "America/Chicago", true)]
    [InlineData("August 17, 2020 | Amsterdam", "Times are PDT", "13:00", "America/Los_Angeles", true)]
    [InlineData("August 17, 2020 | Amsterdam", "Online", "13:00", "Europe/Amsterdam", false)]
    public void What_the_times_say_goes_before_what_the_place_suggests(
        string first,
        string second,
        string time,
        string zone,
        bool isGuessed
    )
    {
        var page = EventPage.Read(
            HugoPage.Parse(
                $"+++\ntitle = \"T\"\nsubtitle = [\"{first}\", \"{second}\"]\n+++\n{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}\n"
            )
        );

        Assert.Equal((zone, isGuessed), PageTimeZone.Find(page));
    }
}
