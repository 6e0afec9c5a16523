using System.Globalization;
using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Events;

public class DaySpanTests
{
    [Theory]
    [InlineData(null, null, "")]
    [InlineData(null, "2020-03-31", "")]
    [InlineData("2020-03-30", null, "March 30, 2020")]
    [InlineData("2020-03-30", "2020-03-30", "March 30, 2020")]
    [InlineData("2020-03-30", "2020-03-29", "March 30, 2020")]
    [InlineData("2020-03-30", "2020-03-31", "March 30 to 31, 2020")]
    [InlineData("2020-03-30", "2020-04-02", "March 30 to April 2, 2020")]
    [InlineData("2020-12-31", "2021-01-01", "December 31, 2020 to January 1, 2021")]
    public void Days_are_said_without_what_the_last_one_says_again(string? first, string? last, string words) =>
        Assert.Equal(words, DaySpan.Format(Day(first), Day(last)));

    [Fact]
    public void What_is_said_of_days_that_nobody_knows_is_the_readers_own() =>
        Assert.Equal("Not yet", DaySpan.Format(null, null, "Not yet"));

    [Fact]
    public void Days_are_the_same_for_a_process_of_another_language()
    {
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal("May 1 to 2, 2020", DaySpan.Format(new(2020, 5, 1), new(2020, 5, 2)));
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
