namespace NsmCon.Hugo.Tests;

public class WrittenDateTests
{
    [Theory]
    [InlineData("Jan", "January", 1)]
    [InlineData("Feb", "February", 2)]
    [InlineData("Mar", "March", 3)]
    [InlineData("Apr", "April", 4)]
    [InlineData("May", "MAY", 5)]
    [InlineData("Jun", "June", 6)]
    [InlineData("Jul", "July", 7)]
    [InlineData("Aug", "August", 8)]
    [InlineData("Sep", "September", 9)]
    [InlineData("Sept", "sept", 9)]
    [InlineData("Oct", "October", 10)]
    [InlineData("Nov", "November", 11)]
    [InlineData("Dec", "December", 12)]
    public void A_month_is_known_by_its_short_and_its_whole_name(string brief, string whole, int month)
    {
        Assert.Equal("2020-{0}-05 2020-{0}-06".Replace("{0}", $"{month:00}", StringComparison.Ordinal), Days($"{brief}. 5-6, 2020"));
        Assert.Equal("2020-{0}-05 2020-{0}-05".Replace("{0}", $"{month:00}", StringComparison.Ordinal), Days($"5th {whole} 2020"));
    }

    [Theory]
    [InlineData("February 30 - March 2, 2020")]
    [InlineData("February 28 - 30, 2020")]
    [InlineData("March 31 - 30, 2020")]
    public void Days_that_cannot_be_are_none(string subtitle) => Assert.Equal(" ", Days(subtitle));

    [Theory]
    [InlineData(1000, "2020-03-30 2020-03-30")]
    [InlineData(1001, " ")]
    public void A_subtitle_of_more_than_1000_characters_names_no_day(int length, string expected) =>
        Assert.Equal(expected, Days("March 30, 2020 ".PadRight(length, 'x')));

    [Theory]
    [InlineData("1989-12-31", null)]
    [InlineData("1990-01-01", "1990-01-01")]
    [InlineData("2200-12-31", "2200-12-31")]
    [InlineData("2201-01-01", null)]
    public void A_year_that_no_conference_can_be_in_says_that_the_day_is_not_known_yet(string date, string? expected) =>
        Assert.Equal(
            expected,
            EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\ndate = {date}\n+++\n")).StartsOn?.ToString("yyyy-MM-dd")
        );

    static string Days(string subtitle)
    {
        var read = EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"{subtitle}\"\n+++\n"));
        return $"{read.StartsOn:yyyy-MM-dd} {read.EndsOn:yyyy-MM-dd}";
    }
}
