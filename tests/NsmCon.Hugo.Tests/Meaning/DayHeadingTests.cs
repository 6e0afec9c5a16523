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
    [InlineData("## Jumanne, 31 Agosti")]
    [InlineData("## Вторник")]
    [InlineData("## 31.8.")]
    [InlineData("## 8/31")]
    [InlineData("## 31/08")]
    [InlineData("## Day 2")]
    [InlineData("## Tuesday, August 31: 12000 guests")]
    public void A_day_without_a_year_is_read_inside_the_event_s_days(string heading)
    {
        var read = Schedule($"## Monday, August 30\n{Talk("09:00")}{heading}\n{Talk("10:00")}## Wednesday, September 1\n{Talk("09:00")}");

        Assert.Equal([new(2027, 8, 30), new(2027, 8, 31), new(2027, 9, 1)], read.Talks.Select(talk => talk.Day));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("## Tuesday, September 14", "7:1 H451")]
    [InlineData("## Freitag", "7:1 H451")]
    [InlineData("## 31.12.", "7:1 H451")]
    [InlineData("## September 2", "7:1 H451")]
    [InlineData("## August 1", "7:1 H451")]
    [InlineData("## August 31, 1000", "7:1 H451")]
    [InlineData("## Mesh in August", "")]
    [InlineData("## May the mesh be with you", "")]
    [InlineData("## Room 31", "")]
    [InlineData("## Lab 1", "")]
    [InlineData("## Mesh in China", "")]
    [InlineData("## Anna and the mesh", "")]
    public void What_looks_like_a_day_over_talks_and_is_none_of_the_event_s_is_a_finding(string heading, string expected)
    {
        var read = Schedule($"{heading}\n{Talk("09:00")}## Day 2\n{Talk("10:00")}## Day 3\n{Talk("09:00")}");

        Assert.Equal(new DateOnly(2027, 8, 30), read.Talks[0].Day);
        Assert.Equal(expected, string.Join(' ', A.Places(read.Findings)));
    }

    [Theory]
    [InlineData("**Tuesday, August 31")]
    [InlineData("Tuesday, August 31**")]
    [InlineData("**Tuesday**, August 31")]
    [InlineData("Tuesday, **August 31**")]
    [InlineData("Tuesday, August 31")]
    public void A_line_that_is_not_bold_as_a_whole_names_no_day(string line) =>
        Assert.Equal(new DateOnly(2027, 8, 30), Schedule($"{Talk("09:00")}{line}\n\n{Talk("10:00")}").Talks[1].Day);

    [Theory]
    [InlineData(80, "2027-08-31")]
    [InlineData(81, "2027-08-30")]
    public void A_heading_of_a_day_is_short(int length, string day) =>
        Assert.Equal(DateOnly.Parse(day), Schedule($"{"## Tuesday, August 31 ".PadRight(length, 'x')}\n{Talk("09:00")}").Talks[0].Day);

    [Theory]
    [InlineData("## August 31", "2027-08-31")]
    [InlineData("## September 12", "2027-09-12")]
    [InlineData("## September 13", "2027-08-30")]
    public void Beside_one_day_in_the_subtitle_headings_may_name_those_of_two_weeks(string heading, string day)
    {
        var read = EventPage.Read(
            HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"August 30, 2027 | Berlin\"\n+++\n{Talk("09:00")}{heading}\n{Talk("10:00")}")
        );

        Assert.Equal([new DateOnly(2027, 8, 30), DateOnly.Parse(day)], read.Talks.Select(talk => talk.Day));
        Assert.Equal(DateOnly.Parse(day), read.EndsOn);
    }

    // The event is from Monday, August 30, to Sunday, September 5; the talks above are on the day after it.
    [Theory]
    [InlineData("Mon", "08-30")]
    [InlineData("TUE", "08-31")]
    [InlineData("tues", "08-31")]
    [InlineData("Wed", "09-01")]
    [InlineData("Thu", "09-02")]
    [InlineData("Thur", "09-02")]
    [InlineData("Thurs", "09-02")]
    [InlineData("Fri", "09-03")]
    [InlineData("Sat", "09-04")]
    [InlineData("Sun", "09-05")]
    [InlineData("Kedd", "08-31")]
    [InlineData("joi", "09-06")]
    public void A_weekday_may_be_short_in_English_and_has_four_letters_in_other_languages(string weekday, string day)
    {
        var read = EventPage.Read(
            HugoPage.Parse(
                $"+++\ntitle = \"T\"\nsubtitle = \"Aug 30 - Sept 5, 2027\"\n+++\n## Day 8\n{Talk("09:00")}## {weekday}\n{Talk("10:00")}"
            )
        );

        Assert.Equal(DateOnly.Parse($"2027-{day}"), read.Talks[1].Day);
    }

    [Theory]
    [InlineData("mai")]
    [InlineData("maj")]
    [InlineData("maja")]
    [InlineData("mei")]
    [InlineData("maig")]
    [InlineData("mayo")]
    [InlineData("maio")]
    [InlineData("maijs")]
    [InlineData("geg.")]
    [InlineData("svi")]
    [InlineData("touko")]
    [InlineData("Tem", "2027-07-31")]
    [InlineData("ott", "2027-10-31")]
    public void A_month_may_be_short_in_the_languages_of_many_pages(string month, string day = "2027-05-31")
    {
        var read = EventPage.Read(
            HugoPage.Parse(
                $"+++\ntitle = \"T\"\nsubtitle = \"{DateOnly.Parse(day).AddDays(-1):yyyy-MM-dd}\"\n+++\n## 31. {month}\n{Talk("10:00")}"
            )
        );

        Assert.Equal(DateOnly.Parse(day), read.Talks[0].Day);
    }

    [Theory]
    [InlineData("Ago")]
    [InlineData("Dub")]
    [InlineData("Gen")]
    [InlineData("LED")]
    [InlineData("Lip")]
    [InlineData("Mag")]
    [InlineData("Out")]
    [InlineData("Pro")]
    [InlineData("Set")]
    public void An_English_word_is_no_month(string word)
    {
        var read = Schedule($"## {word} 1\n{Talk("09:00")}## Day 2\n{Talk("10:00")}## Day 3\n{Talk("09:00")}");

        Assert.Equal(new DateOnly(2027, 8, 30), read.Talks[0].Day);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_day_of_the_event_without_talks_is_a_finding()
    {
        var read = Schedule($"{Talk("09:00")}{Talk("10:00")}");

        Assert.Equal(
            [
                "No talk is on August 31, 2027, a day of the event: write a heading with that day above its talks.",
                "No talk is on September 1, 2027, a day of the event: write a heading with that day above its talks.",
            ],
            read.Findings.Select(f => f.Message)
        );
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
    public void The_number_of_a_day_counts_more_than_its_weekday()
    {
        var read = Schedule($"## Day 1\n{Talk("09:00")}## Wednesday 31\n{Talk("09:00")}## Day 3\n{Talk("09:00")}");

        Assert.Equal(new DateOnly(2027, 8, 31), read.Talks[1].Day);
        Assert.Equal(["August 31, 2027 is a Tuesday, not a Wednesday: correct one of them."], read.Findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData(300, 1)]
    [InlineData(301, 0)]
    public void In_a_line_as_long_as_a_paragraph_no_weekday_is_looked_for(int length, int findings) =>
        Assert.Equal(
            findings,
            EventPage
                .Read(HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"{"Tuesday, March 30, 2031 ".PadRight(length, 'x')}\"\n+++\n"))
                .Findings.Count
        );

    [Fact]
    public void A_wrong_weekday_is_a_finding_over_no_talks_too()
    {
        var read = Schedule(
            $"## Day 1\n{Talk("09:00")}## Monday, August 31\n## Day 2\n{Talk("09:00")}## Day 3\n{Talk("09:00")}# Sunday, September 1\nThe end.\n"
        );

        Assert.Equal(
            [
                "August 31, 2027 is a Tuesday, not a Monday: correct one of them.",
                "September 1, 2027 is a Wednesday, not a Sunday: correct one of them.",
            ],
            read.Findings.Where(f => f.Code == FindingCodes.WeekdayWrong).Select(f => f.Message)
        );
    }

    static string Talk(string time) => $"{{{{% talk time=\"{time}\" title=\"T\" %}}}}\nText.\n{{{{% /talk %}}}}\n";

    static EventPage Schedule(string body) =>
        EventPage.Read(
            HugoPage.Parse(
                $"+++\ntitle = \"T\"\nsubtitle = \"Aug 30 - Sept 1, 2027 | Berlin\"\ndate = \"2027-08-30\"\n+++\n# Schedule\n{body}"
            )
        );
}
