namespace NsmCon.Hugo.Tests;

public class WhenEditTests
{
    [Theory]
    [InlineData("March 30, 2020 | Amsterdam", "2020-08-17", "2020-08-17", "Amsterdam", "August 17, 2020 | Amsterdam")]
    [InlineData("March 30,2020 | Amsterdam", "2020-08-17", "2020-08-18", "Amsterdam", "August 17-18,2020 | Amsterdam")]
    [InlineData("March 30-31, 2020", "2020-08-17", "2020-08-17", "", "August 17, 2020")]
    [InlineData("March 30 – April 2, 2020", "2020-08-17", "2020-08-18", "", "August 17 – 18, 2020")]
    [InlineData("30–31 March 2020 in Berlin", "2020-08-31", "2020-09-01", "Berlin", "31 August – 1 September 2020 in Berlin")]
    [InlineData("Mar. 30, 2020", "2020-08-17", "2020-08-17", "", "Aug. 17, 2020")]
    [InlineData("2020-03-30 to 2020-03-31 | Online", "2020-08-17", "2020-08-18", "Online", "2020-08-17 to 2020-08-18 | Online")]
    [InlineData("Monday, March 30, 2020", "2020-08-18", "2020-08-18", "", "Tuesday, August 18, 2020")]
    [InlineData("March 30, 2020 | Virtual", "2020-03-30", "2020-03-30", "Online, worldwide", "March 30, 2020 | Online, worldwide")]
    [InlineData("March 30, 2020", "2020-03-30", "2020-03-30", "Berlin", "March 30, 2020 | Berlin")]
    [InlineData("30 March, 2020", "2020-08-17", "2020-08-17", "", "17 August, 2020")]
    [InlineData("30 March 2020", "2020-08-17", "2020-08-17", "", "17 August 2020")]
    [InlineData("30-31 March 2020", "2020-08-17", "2020-08-18", "", "17-18 August 2020")]
    [InlineData("March 30-31, 2020", "2020-08-31", "2020-09-01", "", "August 31 - September 1, 2020")]
    [InlineData("March 30 to April 2, 2020", "2020-08-31", "2020-09-01", "", "August 31 to September 1, 2020")]
    [InlineData("March 30 2020", "2020-08-17", "2020-08-17", "", "August 17 2020")]
    [InlineData("May 30, 2020", "2020-08-17", "2020-08-17", "", "August 17, 2020")]
    [InlineData("Sept. 30, 2020", "2020-10-17", "2020-10-17", "", "Oct. 17, 2020")]
    [InlineData("2020-03-30", "2020-08-17", "2020-08-17", "", "2020-08-17")]
    [InlineData("Paris | March 30, 2020", "2020-08-17", "2020-08-17", "Lyon", "Lyon | August 17, 2020")]
    public void Days_and_place_are_written_as_the_subtitle_writes_them(string before, string first, string last, string place, string after)
    {
        var page = HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = [\"{before}\", \"Colocated\"]\n+++\n");

        var edited = page.Edit(edit => edit.SetWhen((DateOnly.Parse(first), DateOnly.Parse(last)), place));

        Assert.Equal($"+++\ntitle = \"T\"\nsubtitle = [\"{after}\", \"Colocated\"]\n+++\n", edited.ToString());
        var read = EventPage.Read(edited);
        Assert.Equal((DateOnly.Parse(first), DateOnly.Parse(last), place), (read.StartsOn, read.EndsOn, read.Place ?? ""));
    }

    [Fact]
    public void Where_dates_says_the_days_they_are_written_there()
    {
        var page = HugoPage.Parse(
            "+++\ntitle = \"T\"\nsubtitle = \"Cloud native\"\ndates = \"December 11-13, 2018\"\ndate = \"2018-10-01\"\nlocation = \"Seattle\"\n+++\n"
        );

        var edited = page.Edit(edit => edit.SetWhen((new(2018, 12, 12), new(2018, 12, 14)), "Tacoma"));

        Assert.Equal(
            "+++\ntitle = \"T\"\nsubtitle = \"Cloud native\"\ndates = \"December 12-14, 2018\"\ndate = \"2018-10-01\"\nlocation = \"Tacoma\"\n+++\n",
            edited.ToString()
        );
    }

    [Fact]
    public void A_place_of_its_own_in_the_front_matter_is_set_there()
    {
        var page = HugoPage.Parse("+++\ntitle = \"T\"\nsubtitle = \"March 30, 2020\"\nlocation = \"Paris\"\n+++\n");

        var edited = page.Edit(edit => edit.SetWhen(null, "Lyon"));

        Assert.Equal("+++\ntitle = \"T\"\nsubtitle = \"March 30, 2020\"\nlocation = \"Lyon\"\n+++\n", edited.ToString());
    }

    [Theory]
    [InlineData("subtitle = \"At last\"", "Paris", "No subtitle of the page says the day")]
    [InlineData("subtitle = \"Mon, March 30, 2020\"", "", "The page names the day of the week, \"Mon\"")]
    [InlineData("subtitle = \"March 30, 2020 | Paris\"", "", "The page names a place, Paris")]
    [InlineData("subtitle = \"March 30, 2020\"", "Hall 3 | Left", "Beside its date the page cannot say \"Hall 3 | Left\"")]
    public void What_the_page_cannot_say_is_refused(string subtitle, string place, string expected)
    {
        var page = HugoPage.Parse($"+++\ntitle = \"T\"\n{subtitle}\n+++\n");

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(edit => edit.SetWhen((new(2020, 8, 17), new(2020, 8, 17)), place))
        );

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_days_over_New_Year_is_refused_where_one_year_stands()
    {
        var page = HugoPage.Parse("+++\ntitle = \"T\"\nsubtitle = \"March 30-31, 2020\"\n+++\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(edit => edit.SetWhen((new(2020, 12, 31), new(2021, 1, 1)), "")));

        Assert.Equal("The days cannot be written as the page writes them: change them there by hand.", refusal.Message);
    }

    [Fact]
    public void A_place_changes_beside_a_weekday_that_stays()
    {
        var page = HugoPage.Parse("+++\ntitle = \"T\"\nsubtitle = \"Mon, March 30, 2020 | Paris\"\n+++\n");

        var edited = page.Edit(edit => edit.SetWhen(null, "Lyon"));

        Assert.Equal("+++\ntitle = \"T\"\nsubtitle = \"Mon, March 30, 2020 | Lyon\"\n+++\n", edited.ToString());
    }
}
