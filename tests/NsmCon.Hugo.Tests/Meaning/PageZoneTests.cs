namespace NsmCon.Hugo.Tests;

/// <summary>The zone that a subtitle names, held against what the times say.</summary>
public class PageZoneTests
{
    [Theory]
    [InlineData("UTC", 0)]
    [InlineData("GMT", 0)]
    [InlineData("WET", 0)]
    [InlineData("WEST", 1)]
    [InlineData("BST", 1)]
    [InlineData("CET", 1)]
    [InlineData("CEST", 2)]
    [InlineData("EET", 2)]
    [InlineData("EEST", 3)]
    [InlineData("EST", -5)]
    [InlineData("EDT", -4)]
    [InlineData("CST", -6)]
    [InlineData("CDT", -5)]
    [InlineData("MST", -7)]
    [InlineData("MDT", -6)]
    [InlineData("PST", -8)]
    [InlineData("PDT", -7)]
    [InlineData("JST", 9)]
    [InlineData("KST", 9)]
    [InlineData("AEST", 10)]
    [InlineData("AEDT", 11)]
    public void A_subtitle_may_name_the_zone_of_all_times(string zone, double hours)
    {
        var read = Read($"March 30, 2020 | 9:00-17:00 {zone}");

        Assert.Equal((zone, hours), (read.ZoneName, read.UtcOffset?.TotalHours));
    }

    [Theory]
    [InlineData("9:00-17:00 cest")]
    [InlineData("ESTonia")]
    [InlineData("9:00 CET (8:00 GMT)")]
    public void What_is_no_zone_or_several_tells_nothing(string subtitle)
    {
        var read = Read($"March 30, 2020 | {subtitle}");

        Assert.Equal((null, null), (read.ZoneName, read.UtcOffset));
    }

    [Theory]
    [InlineData(999, "CEST")]
    [InlineData(1000, null)]
    public void A_subtitle_as_long_as_a_page_is_not_searched_for_a_zone(int length, string? zone) =>
        Assert.Equal(zone, Read("CEST".PadLeft(length)[1..].Insert(0, "-")).ZoneName);

    [Theory]
    [InlineData("CET", "09:00Z", "The subtitle names CET, which is +01:00, but the times say +00:00: correct one of them.")]
    [InlineData("GMT", "09:00:00-05:30", "The subtitle names GMT, which is +00:00, but the times say -05:30: correct one of them.")]
    public void A_zone_that_the_times_contradict_is_told_with_both_distances(string zone, string time, string expected)
    {
        var read = Read($"March 30, 2020 | {zone}", $"{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}\n");

        Assert.Equal([expected], read.Findings.Select(finding => finding.Message));
    }

    static EventPage Read(string subtitle, string talks = "") =>
        EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"{subtitle}\"\n+++\n{talks}"));
}
