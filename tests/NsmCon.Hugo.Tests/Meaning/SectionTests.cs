namespace NsmCon.Hugo.Tests;

public class SectionTests
{
    const string Talk = "{{% talk time=\"09:00am\" title=\"T\" %}}{{% /talk %}}\n",
        Acme = "{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n";

    [Theory]
    [InlineData("Schedule")]
    [InlineData("agenda")]
    [InlineData("PROGRAM")]
    [InlineData("Programme")]
    public void A_schedule_that_waits_for_its_talks_is_no_section_and_not_empty(string name)
    {
        var read = A.Event($"# {name}\n# Venue\nHere.\n");

        Assert.Equal("Venue: Here.", Sections(read));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("# Agenda\nComes soon.\n", "")]
    [InlineData("# All about the mesh\n" + Talk, "")]
    [InlineData("# All about the mesh " + Talk, "")]
    [InlineData("# Agenda\n## Day 1\n" + Talk + "## Venue\nHere.\n", "")]
    [InlineData("## Before\nText.\n# Talks\n" + Talk, "")]
    [InlineData("# Welcome\nCome in.\n# Talks\n" + Talk + "## Venue\nHere.\n", "Welcome: Come in.")]
    [InlineData("# Partners\n" + Acme, "")]
    [InlineData("# Partners\nThank you!\n" + Acme, "Partners: Thank you!")]
    [InlineData("# Chairs\n{{% speaker name=\"Ada\" %}}\nBio.\n{{% /speaker %}}\n", "Chairs: ")]
    [InlineData("# Venue\n", "Venue: ")]
    public void What_is_neither_schedule_nor_logos_is_a_section(string body, string expected) =>
        Assert.Equal(expected, Sections(A.Event(body)));

    [Theory]
    [InlineData("{{< img-text img=\"/a.png\" >}}\nWords.\n{{< /img-text >}}\n", "/a.png")]
    [InlineData("{{< img-text img=\"\" >}}\nWords.\n{{< /img-text >}}\n", null)]
    [InlineData("{{% speaker name=\"Ada\" img=\"/ada.png\" %}}\nBio.\n{{% /speaker %}}\nWords.\n", null)]
    public void The_image_of_a_section_is_that_of_its_img_text(string body, string? expected) =>
        Assert.Equal([new PageSection("Why", "why", "Words.", expected)], A.Event($"# Why\n{body}").Sections);

    [Fact]
    public void The_introduction_has_the_words_above_the_first_heading()
    {
        var read = A.Event(
            $"March 30, 2020 | Delft\nWelcome.\n{{{{% speaker name=\"Ada\" %}}}}\nBio.\n{{{{% /speaker %}}}}\n{Acme}{{{{< figure src=\"/a.png\" >}}}}\n# Why\nBecause.\n"
        );

        Assert.Equal("Welcome.\n{{< figure src=\"/a.png\" >}}", read.Introduction);
    }

    [Theory]
    [InlineData("## Day 2", "2020-03-31")]
    [InlineData("## Day 31", "2020-04-29")]
    [InlineData("## Day 32", "2020-03-30")]
    [InlineData("## Day 0", "2020-03-30")]
    [InlineData("## Day", "2020-03-30")]
    [InlineData("#", "2020-03-30")]
    [InlineData("Day 2 is the best.", "2020-03-30")]
    [InlineData("March 31, 2020", "2020-03-31")]
    [InlineData("Tuesday, March 31, 2020", "2020-03-31")]
    [InlineData("We go home on March 31, 2020", "2020-03-30")]
    public void A_line_that_begins_with_a_day_names_the_day_of_the_talks_below(string line, string expected)
    {
        var read = EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"March 30, 2020\"\n+++\n{line}\n{Talk}"));

        Assert.Equal(DateOnly.Parse(expected), Assert.Single(read.Talks).Day);
    }

    [Theory]
    [InlineData(300, "2020-03-31")]
    [InlineData(301, "2020-03-30")]
    public void A_line_of_more_than_300_characters_names_no_day(int length, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), A.Event("March 31, 2020 ".PadRight(length, 'x') + "\n").StartsOn);

    [Fact]
    public void Of_two_headings_over_a_talk_the_lower_one_names_its_day()
    {
        var read = Days($"## Tuesday, August 31\n## Day 3\n{Talk}");

        Assert.Equal(new DateOnly(2027, 9, 1), Assert.Single(read.Talks).Day);
    }

    [Theory]
    [InlineData("## Monday 31\nNothing yet.\n", "August 31, 2027 is a Tuesday, not a Monday: correct one of them.")]
    [InlineData("## Tuesday, September 14\nNothing yet.\n", "")]
    public void Of_a_heading_over_no_talks_only_a_wrong_weekday_is_told(string heading, string expected)
    {
        var told = Days($"## Day 1\n{Talk}{heading}")
            .Findings.Where(finding => finding.Code is FindingCodes.WeekdayWrong or FindingCodes.DayUnreadable);

        Assert.Equal(expected, string.Join(' ', told.Select(finding => finding.Message)));
    }

    [Theory]
    [InlineData("## Monday, August 31\n", "5:1 H452")]
    [InlineData("## Tuesday, September 14\n", "5:1 H451")]
    public void What_is_wrong_with_a_heading_is_told_once_for_all_the_talks_below(string heading, string expected)
    {
        var told = Days($"{heading}{Talk}{Talk}## Day 3\n{Talk}")
            .Findings.Where(finding => finding.Code is FindingCodes.WeekdayWrong or FindingCodes.DayUnreadable);

        Assert.Equal([expected], A.Places(told));
    }

    [Fact]
    public void The_heading_of_the_schedule_names_no_day_whatever_its_anchor()
    {
        var page = HugoPage.Parse(
            $"+++\ntitle = \"T\"\nsubtitle = \"March 30-31, 2020\"\n+++\n# Agenda {{#tuesday}}\n{Talk}\n## Monday\n\n{Talk}"
        );

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "U", StartsAt = new(9, 0) }, new(2020, 3, 31)));

        Assert.Equal([new(2020, 3, 30), new(2020, 3, 30), new(2020, 3, 31)], EventPage.Read(edited).Talks.Select(talk => talk.Day));
        Assert.Contains("\n## Tuesday\n\n{{% talk", edited.ToString(), StringComparison.Ordinal);
    }

    static string Sections(EventPage read) => string.Join(", ", read.Sections.Select(section => $"{section.Heading}: {section.Markdown}"));

    static EventPage Days(string body) =>
        EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"Aug 30 - Sept 1, 2027\"\n+++\n{body}"));
}
