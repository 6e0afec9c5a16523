namespace NsmCon.Hugo.Tests;

public class TimeEditTests
{
    [Theory]
    [InlineData("09:00am", "13:30", "01:30pm")]
    [InlineData("3:00pm", "09:30", "9:30am")]
    [InlineData("10:00am", "09:30", "09:30am")]
    [InlineData("13:00:00+02", "09:30", "09:30:00+02")]
    [InlineData("13:00:00-05:00", "14:00", "14:00:00-05:00")]
    [InlineData("14:30", "09:00", "09:00")]
    [InlineData("9:00", "08:00", "8:00")]
    [InlineData("14.30", "15:00", "15.00")]
    [InlineData("9 AM", "15:00", "3 PM")]
    [InlineData("9am", "15:30", "3:30pm")]
    [InlineData("9:00 a.m.", "15:30", "3:30 p.m.")]
    [InlineData("noon", "00:05", "12:05am")]
    [InlineData("09:00am - 9:45am", "10:00", "10:00am")]
    [InlineData("noon", "09:00", "09:00am")]
    [InlineData("14:30 - 15:00", "10:00", "10:00")]
    [InlineData("14h30", "09:05", "09h05")]
    [InlineData("9:00 A.M.", "15:30", "3:30 P.M.")]
    [InlineData("14:30Z", "09:05", "09:05Z")]
    [InlineData("12:00am", "12:00", "12:00pm")]
    [InlineData("9:00", "09:00", "9:00")]
    public void A_time_is_written_as_the_one_before(string before, string time, string after)
    {
        var page = A.Page($"{{{{% talk time=\"{before}\" title=\"T\" %}}}}\n{{{{% /talk %}}}}\n");

        var edited = page.Edit(e => e.SetTime(page.Talks[0], TimeOnly.Parse(time)));

        Assert.Equal(after, edited.Talks[0]["time"]);
        Assert.Equal(TimeOnly.Parse(time), EventPage.Read(edited).Talks[0].StartsAt);
    }

    [Theory]
    [InlineData("10:00am", "9:00am", "9:45am")]
    [InlineData("10:00am", "09:00am", "09:45am")]
    [InlineData("", "14:00:00+02", "09:45:00+02")]
    [InlineData("tba", "9am", "9:45am")]
    public void What_a_time_does_not_tell_the_other_talks_do(string own, string other, string after)
    {
        var page = A.Page(
            $"{{{{% talk time=\"{own}\" title=\"T\" %}}}}\n{{{{% /talk %}}}}\n{{{{% talk time=\"{other}\" title=\"U\" %}}}}\n{{{{% /talk %}}}}\n"
        );

        var edited = page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(9, 45)));

        Assert.Equal(after, edited.Talks[0]["time"]);
    }

    [Theory]
    [InlineData("09:00am", "10:00am - 11:15am")]
    [InlineData("9:00–9:30", "10:00–11:15")]
    [InlineData("9:00 - 9:30", "10:00 - 11:15")]
    [InlineData("14.30 – 15.00", "10.00 – 11.15")]
    [InlineData("9:00 am - 9:30 am", "10:00 am - 11:15 am")]
    [InlineData("09:00 +02", "10:00+02 - 11:15+02")]
    [InlineData("09:00:00+02", "10:00:00+02 - 11:15:00+02")]
    public void A_time_may_say_its_end(string before, string after)
    {
        var page = A.Page($"{{{{% talk time=\"{before}\" title=\"T\" %}}}}\n{{{{% /talk %}}}}\n");

        var edited = page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(10, 0), new TimeOnly(11, 15)));

        Assert.Equal(after, edited.Talks[0]["time"]);
        Assert.Equal(new TimeOnly(11, 15), EventPage.Read(edited).Talks[0].EndsAt);
    }

    [Fact]
    public void The_time_itself_tells_more_than_the_others_and_the_first_of_these_more_than_the_next()
    {
        var page = A.Page(
            string.Concat(
                new[] { "09:00am", "9:00am", "14:30", "10:00am" }.Select(time =>
                    $"{{{{% talk time=\"{time}\" title=\"T\" %}}}}\n{{{{% /talk %}}}}\n"
                )
            )
        );

        var edited = page.Edit(e =>
        {
            e.SetTime(page.Talks[2], new TimeOnly(9, 45));
            e.SetTime(page.Talks[3], new TimeOnly(9, 45));
        });

        Assert.Equal(["09:45", "09:45am"], edited.Talks.Skip(2).Select(talk => talk["time"]));
    }

    [Fact]
    public void A_time_that_says_the_same_stays_as_it_is_written()
    {
        var page = A.Page("{{% talk time=\"9:00 am-09:45am\" title=\"T\" %}}\n{{% /talk %}}\n");

        Assert.Same(page, page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(9, 0), new TimeOnly(9, 45))));
    }

    [Fact]
    public void A_time_that_the_style_cannot_say_is_refused()
    {
        var page = A.Page("{{% talk time=\"9:00am\" title=\"T\" %}}\n{{% /talk %}}\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(9, 0, 30))));
        var withEnd = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(9, 0, 30), new TimeOnly(10, 0)))
        );

        Assert.Equal("The page writes times as 9:30am, which cannot say 09:00:30.", refusal.Message);
        Assert.Equal("The page writes times as 9:30am, which cannot say 09:00:30 to 10:00:00.", withEnd.Message);
    }
}
