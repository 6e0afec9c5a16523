using NsmCon.Admin.Events;

namespace NsmCon.Admin.Tests.Events;

public class RegistrationChartTests
{
    static readonly DateOnly Today = new(2020, 3, 13);

    [Fact]
    public void The_line_rises_from_nothing_to_the_total()
    {
        var chart = new RegistrationChart(new Dictionary<DateOnly, int> { [Today.AddDays(-2)] = 10, [Today] = 10 }, Today);

        Assert.Equal("M0 200L90 200L180 200L270 200L360 200L450 200L540 100L630 100L720 0", chart.Line);
        Assert.Equal([20, 15, 10, 5, 0], chart.Scale);
        Assert.Equal((20, 20), (chart.Total, chart.InLastWeek));
    }

    [Fact]
    public void What_is_older_than_a_week_is_not_of_the_last_seven_days()
    {
        var chart = new RegistrationChart(new Dictionary<DateOnly, int> { [Today.AddDays(-7)] = 4, [Today.AddDays(-6)] = 3 }, Today);

        Assert.Equal((7, 3), (chart.Total, chart.InLastWeek));
    }

    [Fact]
    public void With_nobody_the_line_lies_flat()
    {
        var chart = new RegistrationChart(new Dictionary<DateOnly, int>(), Today);

        Assert.All(chart.Line[1..].Split('L'), point => Assert.EndsWith(" 200", point, StringComparison.Ordinal));
        Assert.Equal(["Mar 5", "Mar 7", "Mar 9", "Mar 11", "Mar 13"], chart.Days.Select(day => $"{day:MMM d}"));
    }

    [Fact]
    public void What_came_in_on_the_first_day_is_no_slope_across_the_chart()
    {
        var chart = new RegistrationChart(new Dictionary<DateOnly, int> { [Today] = 60 }, Today);

        Assert.Equal("M0 200L90 200L180 200L270 200L360 200L450 200L540 200L630 200L720 50", chart.Line);
        Assert.StartsWith("From March 5, 2020 to March 13, 2020", chart.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_fit_into_a_few_points()
    {
        var chart = new RegistrationChart(new Dictionary<DateOnly, int> { [Today.AddDays(-1_000)] = 1, [Today] = 1_234 }, Today);

        Assert.InRange(chart.Line.Count(letter => letter == 'L'), 50, 121);
        Assert.EndsWith("L720 76.5", chart.Line, StringComparison.Ordinal);
        Assert.Equal([2_000, 1_500, 1_000, 500, 0], chart.Scale);
    }
}
