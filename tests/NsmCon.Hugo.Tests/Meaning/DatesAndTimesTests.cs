namespace NsmCon.Hugo.Tests;

public class DatesAndTimesTests
{
    [Theory]
    [InlineData("dates = \"December 11-13, 2018\"", "2018-12-11 2018-12-13")]
    [InlineData("dates = \"December 11-13, 2018\"\nsubtitle = \"December 12, 2018 | Seattle\"", "2018-12-12 2018-12-12")]
    [InlineData("dates = [\"December 11-13, 2018\"]", "2018-12-11 2018-12-13")]
    [InlineData("dates = 2018-12-11", "2018-12-11 2018-12-11")]
    [InlineData("dates = \"December 11-13, 2018\"\nsubtitle = \"Cloud native\"", "2018-12-11 2018-12-13")]
    [InlineData("dates = \"soon\"", "2018-12-15 2018-12-15")]
    [InlineData("", "2018-12-15 2018-12-15")]
    public void The_subtitle_and_dates_say_the_days_before_date_does(string fields, string days)
    {
        var read = EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\ndate = \"2018-12-15\"\n{fields}\n+++\n"));

        Assert.Equal(days, $"{read.StartsOn:yyyy-MM-dd} {read.EndsOn:yyyy-MM-dd}");
    }

    [Theory]
    [InlineData("dates = \"December 11-13, 2018\"", "")]
    [InlineData("subtitle = \"December 11-13, 2018\"", "H402")]
    public void Beside_dates_the_date_is_when_the_page_was_written(string field, string codes)
    {
        var read = EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\ndate = \"2018-12-15\"\n{field}\n+++\n"));

        Assert.Equal(codes, string.Join(' ', read.Findings.Select(finding => finding.Code)));
    }

    [Fact]
    public void The_place_beside_dates_is_read() =>
        Assert.Equal(
            "Seattle, USA",
            EventPage.Read(HugoPage.Parse("+++\ntitle = \"T\"\ndates = \"December 11-13, 2018 | Seattle, USA\"\n+++\n")).Place
        );

    [Theory]
    [InlineData("March 30,2020 | Amsterdam, The Netherlands", "2020-03-30", "2020-03-30", "Amsterdam, The Netherlands")]
    [InlineData("March 30-31, 2020", "2020-03-30", "2020-03-31", null)]
    [InlineData("30 March 2020", "2020-03-30", "2020-03-30", null)]
    [InlineData("30–31 March 2020 in Berlin", "2020-03-30", "2020-03-31", "Berlin")]
    [InlineData("Monday, Mar. 30th, 2020", "2020-03-30", "2020-03-30", null)]
    [InlineData("March 30 - April 2, 2020", "2020-03-30", "2020-04-02", null)]
    [InlineData("30 March - 2 April 2020", "2020-03-30", "2020-04-02", null)]
    [InlineData("2020-03-30 to 2020-03-31 | Online", "2020-03-30", "2020-03-31", "Online")]
    [InlineData("Paris | March 30, 2020", "2020-03-30", "2020-03-30", "Paris")]
    [InlineData("February 30, 2020", null, null, null)]
    [InlineData("٣ March 2020", null, null, null)]
    [InlineData("No day at all", null, null, null)]
    public void The_subtitle_names_days_and_place(string subtitle, string? startsOn, string? endsOn, string? place)
    {
        var read = EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"{subtitle}\"\n+++\n"));

        Assert.Equal((startsOn, endsOn), (read.StartsOn?.ToString("yyyy-MM-dd"), read.EndsOn?.ToString("yyyy-MM-dd")));
        Assert.Equal(place, read.Place);
    }

    [Theory]
    [InlineData("09:00am", "09:00")]
    [InlineData("3:00pm", "15:00")]
    [InlineData("12:00pm", "12:00")]
    [InlineData("12:30am", "00:30")]
    [InlineData("13:00:00+02", "13:00")]
    [InlineData("13:00:00-05:00", "13:00")]
    [InlineData("09:00", "09:00")]
    [InlineData(" 9 am ", "09:00")]
    [InlineData("14.30", "14:30")]
    [InlineData("25:00", null)]
    [InlineData("9:60", null)]
    [InlineData("24:00", null)]
    [InlineData("13:00:60", null)]
    [InlineData("9", null)]
    [InlineData("noon", null)]
    [InlineData("٩:٠٠", null)]
    public void Times_are_read_as_people_write_them(string time, string? expected)
    {
        var read = A.Event($"{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}");

        Assert.Equal(expected, read.Talks[0].StartsAt?.ToString("HH:mm"));
        Assert.Equal(expected is null ? ["5:10 H411"] : [], A.Places(read.Findings));
    }

    [Theory]
    [InlineData("1:00 - 2:00pm", "13:00-14:00")]
    [InlineData("11:45 - 12:15pm", "11:45-12:15")]
    [InlineData("10:00 - 1:00pm", "10:00-13:00")]
    [InlineData("12:30 - 1:30pm", "12:30-13:30")]
    [InlineData("12:00 - 12:30am", "00:00-00:30")]
    [InlineData("11:30 - 12:30am", "23:30-00:30")]
    [InlineData("1:00pm - 2:00", "13:00-14:00")]
    [InlineData("11:00am - 1:00", "11:00-13:00")]
    [InlineData("11:00pm - 1:00", "23:00-01:00")]
    [InlineData("9:00 – 10:00 a.m.", "09:00-10:00")]
    [InlineData("13:00 - 2:00pm", "13:00-14:00")]
    [InlineData("09:00 - 09:45", "09:00-09:45")]
    [InlineData("12:30 - 12:15pm", "00:30-12:15")]
    [InlineData("11:00+02 - 1:00pm", "11:00-13:00")]
    [InlineData("9:00 - 21:00", "09:00-21:00")]
    public void In_a_range_am_or_pm_at_one_side_holds_for_both(string time, string expected)
    {
        var read = A.Event($"{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}");

        Assert.Equal([expected], read.Talks.Select(t => $"{t.StartsAt:HH:mm}-{t.EndsAt:HH:mm}"));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("1:00", "5:10 H417")]
    [InlineData("1:00 - 2:00", "5:10 H417")]
    [InlineData("5:30", "5:10 H417")]
    [InlineData("01:00", "")]
    [InlineData("1:00am", "")]
    [InlineData("13:00pm", "5:10 H417")]
    [InlineData("9:00", "")]
    [InlineData("6:00", "")]
    [InlineData("09:00am - 09:00am", "5:10 H418")]
    [InlineData("12:00 - 12:00pm", "5:10 H418")]
    [InlineData("1:00pm - 1:00", "5:10 H418")]
    [InlineData("09:00am - 11:00pm", "5:10 H418")]
    public void A_time_that_may_mean_another_and_an_end_that_is_not_used_are_findings(string time, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', A.Places(A.Event($"{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}").Findings))
        );

    [Fact]
    public void A_talk_after_midnight_stays_in_the_night_of_its_day()
    {
        var read = A.Event(
            string.Concat(
                new[] { "17:00", "22:30", "00:30", "01:15" }.Select(time =>
                    $"{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}\n"
                )
            )
        );

        Assert.Equal(
            ["03-30 17:00", "03-30 22:30", "03-31 00:30", "03-31 01:15"],
            read.Talks.Select(t => $"{t.StartsOn:MM-dd} {t.StartsAt:HH:mm}")
        );
        Assert.All(read.Talks, t => Assert.Equal(new DateOnly(2020, 3, 30), t.Day));
        Assert.Equal(new DateOnly(2020, 3, 30), read.EndsOn);
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("Online", "13:00:00+02 14:00:00+02", 2.0, "")]
    [InlineData("Online", "13:00:00+02 14:00:00+01", null, "H419")]
    [InlineData("13:00-20:30 CEST", "13:00 14:00", 2.0, "")]
    [InlineData("13:00-20:30 CET", "13:00:00+02 14:00:00+02", 2.0, "H419")]
    [InlineData("Online", "13:00 14:00Z", 0.0, "")]
    [InlineData("Online", "13:00 14:00", null, "")]
    [InlineData("Online", "09:00:00-05:30 10:00:00-05:30", -5.5, "")]
    [InlineData("Online", "13:00+02-14:00+02 15:00", 2.0, "")]
    [InlineData("Online", "13:00z 14:00", 0.0, "")]
    public void The_distance_from_UTC_is_kept_as_the_page_says_it(string subtitle, string times, double? hours, string expected)
    {
        var talks = string.Concat(times.Split(' ').Select(time => $"{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}\n"));
        var read = EventPage.Read(
            HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = [\"August 17, 2020 | Virtual\", \"{subtitle}\"]\n+++\n{talks}")
        );

        Assert.Equal(hours, read.UtcOffset?.TotalHours);
        Assert.Equal(expected, string.Join(' ', read.Findings.Select(f => f.Code)));
    }

    [Fact]
    public void A_talk_has_the_end_that_is_written_and_no_other() =>
        Assert.Equal(
            ["09:00-09:45", "09:00-", "10:00-"],
            Times(
                "{{% talk time=\"09:00am - 9:45am\" title=\"A\" %}}{{% /talk %}}{{% talk time=\"09:00\" title=\"B\" %}}{{% /talk %}}{{% talk time=\"10:00\" title=\"C\" %}}{{% /talk %}}"
            )
        );

    [Theory]
    [InlineData("## March 30, 2020", "## March 31, 2020")]
    [InlineData("## Day 1", "## Day 2: the rest")]
    [InlineData("## Monday, March 30, 2020", "## Tuesday, 31 March 2020")]
    public void A_heading_above_talks_names_their_day(string first, string second)
    {
        var read = A.Event(
            $"# Schedule\n{first}\n{{{{% talk time=\"17:00\" title=\"A\" %}}}}{{{{% /talk %}}}}\n{second}\n{{{{% talk time=\"09:00\" title=\"B\" %}}}}{{{{% /talk %}}}}\n"
        );

        Assert.Equal([new DateOnly(2020, 3, 30), new DateOnly(2020, 3, 31)], read.Talks.Select(t => t.Day));
        Assert.Equal(new DateOnly(2020, 3, 31), read.EndsOn);
        Assert.All(read.Talks, t => Assert.Null(t.EndsAt));
        Assert.Empty(read.Findings);
    }

    static IEnumerable<string> Times(string body) => A.Event(body).Talks.Select(t => $"{t.StartsAt:HH:mm}-{t.EndsAt:HH:mm}");
}
