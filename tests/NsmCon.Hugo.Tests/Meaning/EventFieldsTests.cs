namespace NsmCon.Hugo.Tests;

/// <summary>What the front matter says of an event, and what is amiss there.</summary>
public class EventFieldsTests
{
    [Theory]
    [InlineData("event = true", true, false)]
    [InlineData("draft = true", false, true)]
    [InlineData("event = \" True \"\ndraft = \"TRUE\"", true, true)]
    [InlineData("event = false\ndraft = \"\"", false, false)]
    [InlineData("title = \"T\"", false, false)]
    public void A_page_may_be_marked_as_an_event_and_as_a_draft(string fields, bool isEvent, bool isDraft)
    {
        var read = Read(fields);

        Assert.Equal((isEvent, isDraft), (read.IsMarkedAsEvent, read.IsDraft));
    }

    [Theory]
    [InlineData("publishDate = 2020-03-01T10:00:00+02:00", "2020-03-01T08:00:00.0000000Z", "")]
    [InlineData("expiryDate = \"2020-04-01 10:00\"", "", "2020-04-01T10:00:00.0000000Z")]
    [InlineData("publishDate = \"2020-03-01\"\nexpiryDate = 2020-04-01", "2020-03-01T00:00:00.0000000Z", "2020-04-01T00:00:00.0000000Z")]
    [InlineData("publishDate = \"soon\"", "", "")]
    public void The_site_shows_a_page_between_two_moments_of_UTC(string fields, string from, string until)
    {
        var read = Read(fields);

        Assert.Equal((from, until), ($"{read.ShownFrom:O}", $"{read.ShownUntil:O}"));
    }

    [Theory]
    [InlineData("subtitle = \"March 30, 2020 | Amsterdam\"\nplace = \"Berlin\"", "Amsterdam")]
    [InlineData("subtitle = \"March 30, 2020\"\nplace = \"Berlin\"\nlocation = \"Paris\"", "Berlin")]
    [InlineData("subtitle = \"March 30, 2020\"\nplace = \" \"\nlocation = \" Paris \"", "Paris")]
    [InlineData("date = \"2020-03-30\"\nlocation = \"Paris\"", "Paris")]
    [InlineData("date = \"2020-03-30\"", null)]
    public void The_subtitle_says_the_place_before_place_and_location_do(string fields, string? place) =>
        Assert.Equal(place, Read(fields).Place);

    [Fact]
    public void The_place_is_set_in_the_field_that_says_it()
    {
        var page = HugoPage.Parse("+++\nsubtitle = \"March 30, 2020\"\nplace = \"Berlin\"\nlocation = \"Paris\"\ntitle = \"T\"\n+++\n");

        var edited = page.Edit(edit => edit.SetWhen(null, "Lyon"));

        Assert.Equal("+++\nsubtitle = \"March 30, 2020\"\nplace = \"Lyon\"\nlocation = \"Paris\"\ntitle = \"T\"\n+++\n", edited.ToString());
    }

    [Fact]
    public void The_subtitles_are_the_texts_of_the_list() =>
        Assert.Equal(["One", "Two"], Read("subtitle = [\"One\", \"\", [1], \" Two \"]").Subtitles);

    [Theory]
    [InlineData("title = \"T\"\nsubtitle = [\"One\", [1]]", "Warning H205 3:20 The field subtitle must hold texts: change it.")]
    [InlineData(
        "title = \"T\"\nbuttons = [{name = \"N\", href = \"/n\"}, 1]",
        "Warning H205 3:39 The field buttons must hold tables with name and href: change it."
    )]
    [InlineData(
        "event = true\ntitle = \"T\"",
        "Warning H403 1:1 The page does not say when the event is: write the date into the subtitle, such as \"March 30, 2020 | Amsterdam\"."
    )]
    [InlineData("title = T", "Error H202 2:9 The front matter is not valid TOML: Unexpected token `T` for a value.")]
    [InlineData(
        "title = \"T\"\nsubtitle = \"March 30-31, 2020\"\ndates = \"March 30, 2020\"\n+++\n# March 30, 2020\n{{% talk time=\"9:00\" title=\"T\" %}}{{% /talk %}}\n",
        "Warning H453 3:12 No talk is on March 31, 2020, a day of the event: write a heading with that day above its talks."
    )]
    [InlineData(
        "title = \"T\"\nsubtitle = [\"Cloud native\", \"Monday, March 31, 2020\"]",
        "Warning H452 3:29 March 31, 2020 is a Tuesday, not a Monday: correct one of them."
    )]
    [InlineData(
        "title = \"T\"\nsubtitle = \"Cloud native\"\ndates = \"Monday, March 31, 2020\"",
        "Warning H452 4:9 March 31, 2020 is a Tuesday, not a Monday: correct one of them."
    )]
    [InlineData(
        "title = \"T\"\nsubtitle = \"Cloud native\"\n+++\n**Monday, March 31, 2020**\n",
        "Warning H452 5:1 March 31, 2020 is a Tuesday, not a Monday: correct one of them."
    )]
    [InlineData(
        "title = \"T\"\ndates = \"March 17, 2020\"\n+++\n{{% talk time=\"09:00Z\" title=\"T\" %}}{{% /talk %}}\n{{% talk time=\"10:00:00+01\" title=\"U\" %}}{{% /talk %}}\n",
        "Warning H419 3:9 The times are not equally far from UTC (+00:00, +01:00): write them all in one zone."
    )]
    [InlineData(
        "title = \"T\"\nsubtitle = \"Online\"\ndates = \"March 17, 2020\"\n+++\n{{% talk time=\"09:00Z\" title=\"T\" %}}{{% /talk %}}\n{{% talk time=\"10:00:00+01\" title=\"U\" %}}{{% /talk %}}\n",
        "Warning H419 3:12 The times are not equally far from UTC (+00:00, +01:00): write them all in one zone."
    )]
    [InlineData(
        "title = \"T\"\nsubtitle = \"Cloud native\"\ndates = \"March 30-31, 2020\"\n+++\n# March 30, 2020\n{{% talk time=\"9:00\" title=\"T\" %}}{{% /talk %}}\n",
        "Warning H453 4:9 No talk is on March 31, 2020, a day of the event: write a heading with that day above its talks."
    )]
    public void What_is_amiss_is_told_once_and_where_it_stands(string fields, string expected) =>
        Assert.Equal(
            [expected],
            Read(fields).Findings.Select(finding => $"{finding.Severity} {finding.Code} {finding.Line}:{finding.Column} {finding.Message}")
        );

    [Fact]
    public void Front_matter_may_begin_after_blank_lines() =>
        Assert.Equal(["3:1 H403"], A.Places(EventPage.Read(HugoPage.Parse("\n\n+++\ntitle = \"T\"\nevent = true\n+++\n")).Findings));

    [Theory]
    [InlineData("March 1-14, 2020", 13)]
    [InlineData("March 1-15, 2020", 0)]
    public void Days_without_talks_are_told_of_an_event_of_two_weeks_at_most(string subtitle, int findings) =>
        Assert.Equal(
            findings,
            Read(
                $"title = \"T\"\nsubtitle = \"{subtitle}\"\n+++\n{{{{% talk time=\"9:00\" title=\"T\" %}}}}{{{{% /talk %}}}}\n"
            ).Findings.Count
        );

    [Fact]
    public void A_logo_outside_of_sections_has_no_heading() =>
        Assert.Equal(
            [new PageSponsor("", "Acme", "/a.svg", "")],
            A.Event("{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n").Sponsors
        );

    [Fact]
    public void There_is_nothing_to_read_without_a_page() => Assert.Throws<ArgumentNullException>(() => EventPage.Read(null!));

    // Fields, and the body where it follows.
    static EventPage Read(string fields) =>
        EventPage.Read(HugoPage.Parse(fields.Contains("\n+++\n", StringComparison.Ordinal) ? $"+++\n{fields}" : $"+++\n{fields}\n+++\n"));
}
