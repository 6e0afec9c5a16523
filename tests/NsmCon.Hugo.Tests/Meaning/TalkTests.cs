namespace NsmCon.Hugo.Tests;

public class TalkTests
{
    [Theory]
    [InlineData("BREAK", PageTalkKind.Break)]
    [InlineData("Coffee Break", PageTalkKind.Break)]
    [InlineData("LUNCH", PageTalkKind.Lunch)]
    [InlineData("Lunch & Networking", PageTalkKind.Lunch)]
    [InlineData("LUNCH - sponsored by Juniper Networks", PageTalkKind.Lunch)]
    [InlineData("Coffee break (sponsored by the Acme Rocket Company)", PageTalkKind.Break)]
    [InlineData("Tea provided by the Acme Rocket Company", PageTalkKind.Break)]
    [InlineData("Coffee hosted by the Acme Rocket Company", PageTalkKind.Break)]
    [InlineData("Breaks courtesy of the Acme Rocket Company", PageTalkKind.Break)]
    [InlineData("Lunch hosted by Acme, with drinks provided by Bolt", PageTalkKind.Lunch)]
    [InlineData("Break for a walk", PageTalkKind.Break)]
    [InlineData("Break for a long walk", PageTalkKind.Talk)]
    [InlineData("What a sponsored break by Acme did to us", PageTalkKind.Talk)]
    [InlineData("Keynotes", PageTalkKind.Keynote)]
    [InlineData("Keynote: What is next", PageTalkKind.Keynote)]
    [InlineData("A Break From the Past, Why CNFs Must Move", PageTalkKind.Talk)]
    [InlineData("Breaking changes", PageTalkKind.Talk)]
    public void The_title_tells_the_kind(string title, PageTalkKind kind) =>
        Assert.Equal(kind, A.Event($"{{{{% talk time=\"9:00\" title=\"{title}\" %}}}}{{{{% /talk %}}}}").Talks[0].Kind);

    [Fact]
    public void What_someone_presents_is_no_break() =>
        Assert.Equal(
            PageTalkKind.Talk,
            A.Event("{{% talk time=\"9:00\" title=\"Break things\" %}}{{% speaker name=\"Ada\" %}}{{% /speaker %}}{{% /talk %}}")
                .Talks[0]
                .Kind
        );

    [Theory]
    [InlineData("Text.\n\n### Slides\n[The deck](/pdf/a.pdf)\n\n### Video\nhttps://youtu.be/x1")]
    [InlineData("Text.\n\n[Slides](/pdf/a.pdf) | [Video](https://youtu.be/x1)")]
    [InlineData("Text.\n### Slides\n</pdf/a.pdf>\n[x](/pdf/a.pdf)\n### Video\n* <https://youtu.be/x1>")]
    public void Slides_and_video_are_links_and_not_text(string inner)
    {
        var talk = A.Talk(inner);

        Assert.Equal(("/pdf/a.pdf", "https://youtu.be/x1"), (talk.Slides[0].Url, talk.Videos.Single().Url));
        Assert.StartsWith("Text.", talk.Abstract, StringComparison.Ordinal);
        Assert.DoesNotContain("youtu", talk.Abstract, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_a_comment_is_neither_a_talk_nor_a_speaker()
    {
        var read = A.Event(
            "{{% talk time=\"9:00\" title=\"A\" %}}{{% /talk %}}\n<!--\n{{% talk time=\"10:00\" title=\"B\" %}}{{% speaker name=\"Bo\" %}}{{% /speaker %}}{{% /talk %}}\n{{% speaker name=\"Cy\" %}}{{% /speaker %}}\n-->\n{{% talk time=\"11:00\" title=\"C\" %}}{{% /talk %}}\n"
        );

        Assert.Equal(["A", "C"], read.Talks.Select(talk => talk.Title));
        Assert.Empty(read.Speakers);
        Assert.Equal(
            "\"B\" stands in a comment, so the site does not show it and it is left out: take it off the page if it will not be given.",
            read.Findings.Single(finding => finding.Code == FindingCodes.TalkInComment).Message
        );
    }

    [Theory]
    [InlineData("<!-- ## Tuesday, March 31 -->\n")]
    [InlineData("<!--\n## Tuesday, March 31\n-->\n")]
    [InlineData("<!--\nMarch 31, 2020 | Delft\n-->\n")]
    [InlineData("<!--\n## Tuesday, March 31\n{{% talk time=\"8:00\" title=\"No\" %}}{{% /talk %}}\n-->\n")]
    public void A_heading_in_a_comment_names_no_day(string comment)
    {
        const string Talk = "{{% talk time=\"9:00\" title=\"A\" %}}{{% /talk %}}\n";

        var read = A.Event($"{Talk}{comment}{Talk.Replace("9:00", "10:00", StringComparison.Ordinal)}");

        Assert.Equal([new DateOnly(2020, 3, 30), new DateOnly(2020, 3, 30)], read.Talks.Select(talk => talk.Day!.Value));
        Assert.Equal(new DateOnly(2020, 3, 30), read.EndsOn);
    }

    [Fact]
    public void A_talk_in_a_comment_is_no_neighbor_to_write_beside()
    {
        var page = A.Page(
            "{{% talk time=\"9:00\" title=\"A\" %}}{{% /talk %}}\n<!--\n{{% talk time=\"10:00\" title=\"B\" %}}{{% /talk %}}\n-->\n"
        );

        var edited = page.Edit(edit => edit.AddTalk(new NewTalk { Title = "C", StartsAt = new TimeOnly(11, 0) }));

        Assert.Equal(["A", "C"], EventPage.Read(edited).Talks.Select(talk => talk.Title));
        Assert.Contains("<!--\n{{% talk time=\"10:00\" title=\"B\" %}}{{% /talk %}}\n-->", edited.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "### Slides\n[keynote](/a.pdf) [pdf](/b.pdf)\n### Video\n[Recording](/v)\n{{< youtube w7Ft2ym_a >}}",
        "keynote /a.pdf, pdf /b.pdf | /v, https://www.youtube.com/watch?v=w7Ft2ym_a",
        ""
    )]
    [InlineData(
        "### Slides\n* [ppt](/a.ppt)\n* https://b.example/b\n### Slides\n[ppt](/a.ppt)",
        "ppt /a.ppt, https://b.example/b, ppt /a.ppt | ",
        ""
    )]
    [InlineData("[Slides](/a.pdf) [Slides](/b.pdf) [Video](/v)\n### Slides\n[c](/c.pdf)", "/a.pdf, /b.pdf, c /c.pdf | /v", "")]
    [InlineData("### Slides\nsee [a](/a.pdf)\n[b](/b.pdf)\nand [c](/c.pdf)", "a /a.pdf, b /b.pdf | ", "see [a](/a.pdf)\nand [c](/c.pdf)")]
    public void All_links_come_with_their_labels(string inner, string expected, string text)
    {
        var talk = A.Talk(inner);

        Assert.Equal(
            expected,
            string.Join(
                " | ",
                new[] { talk.Slides, talk.Videos }.Select(links =>
                    string.Join(", ", links.Select(link => $"{link.Label} {link.Url}".Trim()))
                )
            )
        );
        Assert.Equal(text, talk.Abstract);
    }

    [Fact]
    public void A_video_may_be_a_shortcode_of_Hugo() =>
        Assert.Equal("https://www.youtube.com/watch?v=w7Ft2ym_a", A.Talk("### Video\n{{< youtube w7Ft2ym_a >}}").Videos.Single().Url);

    [Fact]
    public void Nothing_of_an_abstract_is_lost()
    {
        var talk = A.Talk(
            "One.\n\n### Outline\n* a\n```\n# no heading\n```\n{{< figure src=\"/a.png\" >}}\n{{</* shown */>}}\n\n### Speakers\n{{% speaker name=\"Ada\" %}}\nBio.\n{{% /speaker %}}\nLast."
        );

        Assert.Equal(
            "One.\n\n### Outline\n* a\n```\n# no heading\n```\n{{< figure src=\"/a.png\" >}}\n{{< shown >}}\n\nLast.",
            talk.Abstract
        );
    }

    [Fact]
    public void Sections_sponsors_and_introduction_are_told_apart()
    {
        var read = A.Event(
            "Welcome.\n\n# Schedule\n{{% talk time=\"9:00\" title=\"T\" %}}{{% /talk %}}\n# Why? {#why}\nBecause.\n## Deeper\nMore.\n# Sponsors\n"
                + "{{< sponsor_section sponsor_type=\"Event Sponsors\" >}}\n{{< sponsor_logo sponsor_name=\"Acme  Inc\" src=\"/a.svg\" href=\"https://acme.example\" class=\"c\" >}}\n{{< sponsor_logo sponsor_name=\"Bell\" >}}\n{{< /sponsor_section >}}\n"
        );

        Assert.Equal("Welcome.", read.Introduction);
        Assert.Equal([new PageSection("Why?", "why", "Because.\n## Deeper\nMore.", null)], read.Sections);
        Assert.Equal(
            [
                new PageSponsor("Event Sponsors", "Acme Inc", "/a.svg", "https://acme.example"),
                new PageSponsor("Event Sponsors", "Bell", "", ""),
            ],
            read.Sponsors
        );
    }

    [Fact]
    public void Below_a_single_title_the_second_level_divides_the_page()
    {
        var read = A.Event("# NSMCon\n## Schedule\n{{% talk time=\"9:00\" title=\"T\" %}}{{% /talk %}}\n## Venue\nHere.\n");

        Assert.Equal([new PageSection("Venue", "venue", "Here.", null)], read.Sections);
    }

    [Fact]
    public void The_text_of_a_talk_inside_another_is_its_own()
    {
        var read = A.Event(
            "{{% talk time=\"9:00\" title=\"A\" %}}\nOne.\n{{% talk time=\"10:00\" title=\"B\" %}}\nTwo.\n{{% /talk %}}\nThree.\n{{% /talk %}}\n"
        );

        Assert.Equal(["One.\nThree.", "Two."], read.Talks.Select(talk => talk.Abstract));
    }

    [Theory]
    [InlineData("### Slides\n[Slides](/a.pdf)\n", "")]
    [InlineData("### Slides\nsoon", "6:1 H415")]
    [InlineData("### Slides\n\n", "6:1 H405")]
    public void Words_without_a_link_below_a_heading_for_links_are_told(string inner, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', A.Places(A.Event($"{{{{% talk time=\"9:00\" title=\"T\" %}}}}\n{inner}{{{{% /talk %}}}}\n").Findings))
        );
}
