namespace NsmCon.Hugo.Tests;

public class DayHeadingTests
{
    [Theory]
    [InlineData("## Tuesday, August 31")]
    [InlineData("## Aug 31")]
    [InlineData("## Aug. 31st")]
    [InlineData("## Tuesday, 31st of August 2027")]
    [InlineData("### 31 August")]
    [InlineData("**Tuesday 31 August**")]
    [InlineData("## Tuesday")]
    [InlineData("## Tue 31")]
    [InlineData("## Dienstag, 31. August")]
    [InlineData("## Mardi 31 août")]
    [InlineData("## martes, 31 de agosto")]
    [InlineData("## 31.8.")]
    [InlineData("## 8/31")]
    [InlineData("## 31/08")]
    [InlineData("## Day 2")]
    public void A_day_without_a_year_is_read_inside_the_event_s_days(string heading)
    {
        var read = Schedule($"## Monday, August 30\n{Talk("09:00")}{heading}\n{Talk("10:00")}## Wednesday, September 1\n{Talk("09:00")}");

        Assert.Equal([new(2027, 8, 30), new(2027, 8, 31), new(2027, 9, 1)], read.Talks.Select(talk => talk.On));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("## Tuesday, September 14", "7:1 H451")]
    [InlineData("## Freitag", "7:1 H451")]
    [InlineData("## 31.12.", "7:1 H451")]
    [InlineData("## Mesh in August", "")]
    [InlineData("## May the mesh be with you", "")]
    [InlineData("## Room 8", "")]
    public void What_looks_like_a_day_over_talks_and_is_none_of_the_event_s_is_a_finding(string heading, string expected)
    {
        var read = Schedule($"{heading}\n{Talk("09:00")}## Day 2\n{Talk("10:00")}## Day 3\n{Talk("09:00")}");

        Assert.Equal(new DateOnly(2027, 8, 30), read.Talks[0].On);
        Assert.Equal(expected, string.Join(' ', A.Places(read.Findings)));
    }

    [Fact]
    public void A_day_of_the_event_without_talks_is_a_finding()
    {
        var read = Schedule($"{Talk("09:00")}{Talk("10:00")}");

        Assert.Equal(["No talk is on August 31, 2027, a day of the event: write a heading with that day above its talks.", "No talk is on September 1, 2027, a day of the event: write a heading with that day above its talks."], read.Findings.Select(f => f.Message));
    }

    [Fact]
    public void A_wrong_weekday_is_a_finding_in_a_heading_and_in_the_subtitle()
    {
        var read = Schedule($"## Day 1\n{Talk("09:00")}## Monday, August 31, 2027\n{Talk("09:00")}## Day 3\n{Talk("09:00")}");
        var one = EventPage.Read(HugoPage.Parse("+++\ntitle = \"T\"\nsubtitle = \"Tuesday, March 30, 2031\"\n+++\n"));

        Assert.Equal(["August 31, 2027 is a Tuesday, not a Monday: correct one of them."], read.Findings.Select(f => f.Message));
        Assert.Equal(["March 30, 2031 is a Sunday, not a Tuesday: correct one of them."], one.Findings.Select(f => f.Message));
    }

    [Fact]
    public void A_wrong_weekday_is_a_finding_over_no_talks_too()
    {
        var read = Schedule($"## Day 1\n{Talk("09:00")}## Monday, August 31\n## Day 2\n{Talk("09:00")}## Day 3\n{Talk("09:00")}# Sunday, September 1\nThe end.\n");

        Assert.Equal(["August 31, 2027 is a Tuesday, not a Monday: correct one of them.", "September 1, 2027 is a Wednesday, not a Sunday: correct one of them."],
            read.Findings.Where(f => f.Code == FindingCodes.WeekdayWrong).Select(f => f.Message));
    }

    static string Talk(string time) => $"{{{{% talk time=\"{time}\" title=\"T\" %}}}}\nText.\n{{{{% /talk %}}}}\n";

    static EventPage Schedule(string body) =>
        EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"Aug 30 - Sept 1, 2027 | Berlin\"\ndate = \"2027-08-30\"\n+++\n# Schedule\n{body}"));
}
