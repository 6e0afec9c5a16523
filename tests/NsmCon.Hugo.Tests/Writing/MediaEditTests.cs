namespace NsmCon.Hugo.Tests;

public class MediaEditTests
{
    const string Open = "{{% talk time=\"09:00am\" title=\"T\" %}}\n";
    const string Close = "{{% /talk %}}\n";

    [Theory]
    [InlineData("Text.\n\n### Slides\n[The deck](/a.pdf)\n", "Text.\n\n### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("### Slides\n[Presentation](/a.pdf)\n", "### Slides\n[Presentation](/new.pdf)\n")]
    [InlineData("Text.\n\n[Slides](/a.pdf) | [Video](/v.mp4)\n", "Text.\n\n[Slides](/new.pdf) | [Video](/v.mp4)\n")]
    [InlineData("### Slides\n* <https://a.example/a.pdf>\n", "### Slides\n* [Slides](/new.pdf)\n")]
    [InlineData("### Slides\n", "### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("### Slides\nsoon\n", "### Slides\n[Slides](/new.pdf)\nsoon\n")]
    [InlineData("Text.\n", "Text.\n\n### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("", "### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("### Slides\n{{< vimeo 12345 >}}\n", "### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("### Slides\n[a](/a.pdf) [b](/b.pdf)\n", "### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("### Slides\nhttps://a.example/a.pdf\n", "### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("Text.", "Text.\n\n### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("Text.  ", "Text.  \n\n### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("Text.\n  ", "Text.\n\n### Slides\n[Slides](/new.pdf)\n  ")]
    public void A_link_changes_where_it_stands_or_is_added(string before, string after) =>
        Becomes(before, after, new PageLink("", " /new.pdf "));

    [Theory]
    [InlineData(
        "### Slides\n[ppt](/a.ppt) [pdf](/a.pdf)\n",
        "### Slides\n[ppt](/a.ppt) [handout](/b.pdf)\n",
        "ppt /a.ppt",
        "handout /b.pdf"
    )]
    [InlineData("### Slides\n[ppt](/a.ppt) [pdf](/a.pdf)\n", "### Slides\n[pdf](/a.pdf)\n", "pdf /a.pdf")]
    [InlineData("### Slides\n[ppt](/a.ppt) [pdf](/a.pdf)\n", "### Slides\n[ppt](/a.ppt)\n", "ppt /a.ppt")]
    [InlineData(
        "### Slides\n[ppt](/a.ppt)\n",
        "### Slides\n[ppt](/a.ppt) [pdf](/a.pdf) [Slides](/c.pdf)\n",
        "ppt /a.ppt",
        "pdf /a.pdf",
        " /c.pdf"
    )]
    [InlineData("### Slides\n[ppt](/a.ppt)\n", "### Slides\n[pdf](/a.pdf) [ppt](/a.ppt)\n", "pdf /a.pdf", "ppt /a.ppt")]
    [InlineData(
        "### Slides\n* [ppt](/a.ppt)\n* <https://b.example/>\n",
        "### Slides\n* [ppt](/a.ppt)\n* <https://b.example/>\n* [pdf](/a.pdf)\n",
        "ppt /a.ppt",
        " https://b.example/",
        "pdf /a.pdf"
    )]
    [InlineData("### Slides\n* [ppt](/a.ppt)\n* [pdf](/a.pdf)\n", "### Slides\n* [pdf](/a.pdf)\n", "pdf /a.pdf")]
    [InlineData("### Slides\n* [ppt](/a.ppt)\n* [pdf](/a.pdf)\n", "### Slides\n* [ppt](/a.ppt)\n", "ppt /a.ppt")]
    [InlineData("### Slides\n* [ppt](/a.ppt)\n", "### Slides\n* [pdf](/a.pdf)\n* [ppt](/a.ppt)\n", "pdf /a.pdf", "ppt /a.ppt")]
    [InlineData("### Slides\n* [ppt](/a.ppt)\n* <https://b.example/>\n", "### Slides\n* <https://b.example/>\n", " https://b.example/")]
    [InlineData(
        "### Slides\n* [ppt](/a.ppt)\n* <https://b.example/>\n* [pdf](/a.pdf)\n",
        "### Slides\n* <https://b.example/>\n* [pdf](/a.pdf)\n",
        " https://b.example/",
        "pdf /a.pdf"
    )]
    [InlineData(
        "### Slides\n* [ppt](/a.ppt)\n* [pdf](/a.pdf)\n",
        "### Slides\n* [ppt](/a.ppt)\n* [doc](/a.doc)\n* [pdf](/a.pdf)\n",
        "ppt /a.ppt",
        "doc /a.doc",
        "pdf /a.pdf"
    )]
    [InlineData("### Slides\n- [ppt](/a.ppt)\n", "### Slides\n- [ppt](/a.ppt)\n- [pdf](/a.pdf)\n", "ppt /a.ppt", "pdf /a.pdf")]
    [InlineData("### Slides\n + [ppt](/a.ppt)\n", "### Slides\n + [ppt](/a.ppt)\n + [pdf](/a.pdf)\n", "ppt /a.ppt", "pdf /a.pdf")]
    [InlineData("### Slides\n> [ppt](/a.ppt)\n", "### Slides\n> [ppt](/a.ppt)\n[pdf](/a.pdf)\n", "ppt /a.ppt", "pdf /a.pdf")]
    [InlineData("### Slides\nhttps://a.example/\n", "### Slides\nhttps://a.example/\n[pdf](/a.pdf)\n", " https://a.example/", "pdf /a.pdf")]
    [InlineData("### Slides\n* <https://a.example/>\n", "### Slides\n* <https://b.example/>\n", " https://b.example/")]
    [InlineData("### Slides\n* <https://a.example/>\n", "### Slides\n* [deck](https://b.example/)\n", "deck https://b.example/")]
    [InlineData("### Slides\n[Presentation](/a.pdf)\n", "### Slides\n[Presentation](https://b.example/)\n", " https://b.example/")]
    [InlineData("### Slides\n[ppt](/a.ppt)\n", "### Slides\n[pdf](/a.pdf) [doc](/a.doc)\n", "pdf /a.pdf", "doc /a.doc")]
    [InlineData("### Slides\n[ppt](/a.ppt)[pdf](/a.pdf)\n", "### Slides\n[ppt](/a.ppt)\n", "ppt /a.ppt")]
    [InlineData("### Slides\n[ppt](/a.ppt)[pdf](/a.pdf)\n", "### Slides\n[pdf](/a.pdf)\n", "pdf /a.pdf")]
    [InlineData("[Slides](/a.pdf) | [Video](/v.mp4)\n", "[Slides](/a.pdf) [Slides](/b.pdf) | [Video](/v.mp4)\n", " /a.pdf", " /b.pdf")]
    [InlineData(
        "[Slides](/a.pdf) | [Video](/v.mp4)\n",
        "[Slides](/a.pdf) | [Video](/v.mp4)\n\n### Slides\n[pdf](/b.pdf)\n",
        " /a.pdf",
        "pdf /b.pdf"
    )]
    [InlineData("Text.\n", "Text.\n\n### Slides\n[ppt](/a.ppt) [pdf](/a.pdf)\n", "ppt /a.ppt", "pdf /a.pdf")]
    [InlineData("Text.\n\n### Slides\n[ppt](/a.ppt)\n[pdf](/a.pdf)\n", "Text.\n")]
    public void All_links_are_written_and_those_that_stay_are_not_touched(string before, string after, params string[] links) =>
        Becomes(before, after, [.. links.Select(link => link.Split(' ')).Select(parts => new PageLink(parts[0], parts[1]))]);

    static void Becomes(string before, string after, params PageLink[] links)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var page = A.Page((Open + before + Close).Replace("\n", lineEnd, StringComparison.Ordinal));

            var edited = page.Edit(e => e.SetSlides(page.Talks[0], links));

            Assert.EndsWith(
                "+++\n" + (Open + after + Close).Replace("\n", lineEnd, StringComparison.Ordinal),
                edited.ToString(),
                StringComparison.Ordinal
            );
            Assert.Equal(links.Select(link => link with { Url = link.Url.Trim() }), EventPage.Read(edited).Talks[0].Slides);
        }
    }

    [Theory]
    [InlineData("https://a.example/a.pdf", "https://b.example/b.pdf")]
    [InlineData("* <https://a.example/a.pdf>", "* <https://b.example/b.pdf>")]
    [InlineData("[Presentation](/a.pdf)", "[Presentation](https://b.example/b.pdf)")]
    [InlineData("[The deck](/a.pdf)", "[Slides](https://b.example/b.pdf)")]
    [InlineData("soon: [Slides](/a.pdf)", "[Slides](https://b.example/b.pdf)")]
    public void A_first_link_is_written_as_in_the_other_talks(string other, string written)
    {
        var first = $"{Open}## Slides\n{other}\n{Close}";
        var page = A.Page($"{first}{Open}{Close}{Open}## Slides\n{{{{< vimeo 12345 >}}}}\n{Close}");

        var edited = page.Edit(e =>
        {
            e.SetSlides(page.Talks[1], new PageLink("", "https://b.example/b.pdf"));
            e.SetSlides(page.Talks[2], new PageLink("", "https://b.example/b.pdf"));
        });

        Assert.EndsWith(
            $"+++\n{first}{Open}## Slides\n{written}\n{Close}{Open}## Slides\n{written}\n{Close}",
            edited.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_address_that_no_address_follows_becomes_a_usual_link()
    {
        var first = $"{Open}## Slides\n[Presentation](/a.pdf)\n{Close}";
        var page = A.Page($"{first}{Open}## Slides\n<https://a.example/>\n{Close}");

        var edited = page.Edit(e => e.SetSlides(page.Talks[1], new PageLink("", "/b.pdf")));

        Assert.EndsWith($"+++\n{first}{Open}## Slides\n[Slides](/b.pdf)\n{Close}", edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_has_the_level_that_most_have()
    {
        var others = $"{Open}## Slides\n[a](/a.pdf)\n{Close}{Open}### Slides\n[b](/b.pdf)\n\n### Video\n[c](/c.mp4)\n{Close}";
        var page = A.Page($"{others}{Open}{Close}");

        var edited = page.Edit(e => e.SetVideos(page.Talks[2], new PageLink("", "/d.mp4")));

        Assert.EndsWith($"+++\n{others}{Open}### Video\n[Video](/d.mp4)\n{Close}", edited.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text.\n\n### Video\n<https://v.example/1>\n", "Text.\n")]
    [InlineData("### Video\n<https://v.example/1>\n\n### Slides\n/a.pdf\n", "\n### Slides\n/a.pdf\n")]
    [InlineData("Text.\n\n[Video](/v.mp4)\n", "Text.\n")]
    [InlineData("[Slides](/a.pdf) | [Video](/v.mp4)\n", "[Slides](/a.pdf)\n")]
    [InlineData("[Video](/v.mp4) | [Slides](/a.pdf)\n", "[Slides](/a.pdf)\n")]
    [InlineData("### Video\n[a](/v.mp4)\nMore.\n", "### Video\nMore.\n")]
    [InlineData("[Video](/v.mp4)\n", "")]
    [InlineData("### Video\n{{< youtube abc >}}\n", "")]
    [InlineData(
        "{{< figure src=\"/a.png\" >}}\n\n### Video\n{{< youtube abc >}}\n\n### Slides\n{{< vimeo 12345 >}}\n",
        "{{< figure src=\"/a.png\" >}}\n\n### Slides\n{{< vimeo 12345 >}}\n"
    )]
    [InlineData("Text.\n", "Text.\n")]
    public void A_link_is_removed(string before, string after)
    {
        var page = A.Page(Open + before + Close);

        var edited = page.Edit(e => e.SetVideos(page.Talks[0]));

        Assert.EndsWith(Open + after + Close, edited.ToString(), StringComparison.Ordinal);
        Assert.Empty(EventPage.Read(edited).Talks[0].Videos);
    }

    [Theory]
    [InlineData("", "The address of the slides is empty.")]
    [InlineData("/a b", "The address of the slides holds the character \" \": write it as %20.")]
    [InlineData("/a(1.pdf", "The address of the slides holds the character \"(\": write it as %28.")]
    [InlineData("<a>", "The address of the slides holds the character \"<\": write it as %3C.")]
    [InlineData("/a\a", "The address of the slides holds the control character U+0007: remove it.")]
    public void An_address_that_no_link_can_hold_is_refused(string url, string sentence)
    {
        var page = A.Page(Open + Close);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetSlides(page.Talks[0], new PageLink("", url))));

        Assert.Equal(sentence, refusal.Message);
    }

    [Theory]
    [InlineData("/new.pdf")]
    [InlineData(null)]
    public void A_link_beside_other_text_is_not_touched(string? url)
    {
        var page = A.Page(Open + "### Slides\nhttps://a.example/a.pdf and more\n" + Close);

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e => e.SetSlides(page.Talks[0], url is null ? [] : [new PageLink("", url)]))
        );

        Assert.Equal(
            "Line 7 of the page holds text beside the link to the slides: put the link on a line of its own first.",
            refusal.Message
        );
    }

    [Theory]
    [InlineData(
        "[Slides](/a.pdf) | [Video](/v.mp4)\n",
        "In line 6 of the page the label says that this is a link to the slides: write it under a heading of its own to name it otherwise."
    )]
    [InlineData(
        "### Slides\n{{< vimeo 12345 >}} {{< vimeo 67890 >}}\n",
        "The link in line 7 is written in a way that cannot be changed here: change it in the page."
    )]
    [InlineData(
        "### Slides\n[Slides](/a.pdf) {{% speaker name=\"Ada\" %}}{{% /speaker %}}\n",
        "Line 7 of the page holds text beside a speaker: put the speaker on a line of its own first."
    )]
    [InlineData(
        "### Slides\n{{</* - */>}} [Slides](/a.pdf)\n",
        "The link in line 7 is written in a way that cannot be changed here: change it in the page."
    )]
    [InlineData(
        "### Slides\n{{</* x */>}} [Slides](/a.pdf)\n",
        "Line 7 of the page holds text beside the link to the slides: put the link on a line of its own first."
    )]
    public void A_link_that_cannot_be_changed_alone_is_refused(string before, string sentence)
    {
        var page = A.Page(Open + before + Close);

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e => e.SetSlides(page.Talks[0], [new PageLink("deck", "/b.pdf"), .. EventPage.Read(page).Talks[0].Slides.Skip(1)]))
        );

        Assert.Equal(sentence, refusal.Message);
    }

    [Fact]
    public void A_talk_that_closes_itself_can_hold_nothing()
    {
        var page = A.Page("{{% talk time=\"09:00am\" title=\"T\" /%}}\n");

        var slides = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetSlides(page.Talks[0], new PageLink("", "/a.pdf"))));
        var text = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetAbstract(page.Talks[0], "Text.")));

        Assert.Equal("The talk in line 5 has no closing tag, so it can hold nothing: close it first.", slides.Message);
        Assert.Equal("The talk in line 5 has no closing tag, so it can hold no text: close it first.", text.Message);
    }

    [Theory]
    [InlineData("a]b", "The label of the slides holds the character \"]\", which a link cannot show: leave it out.")]
    [InlineData("a\a", "The label of the slides holds the control character U+0007: remove it.")]
    [InlineData("{{< x >}}", "The label of the slides holds the character \"{\", which a link cannot show: leave it out.")]
    public void A_label_that_no_link_can_show_is_refused(string label, string sentence)
    {
        var page = A.Page(Open + Close);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetSlides(page.Talks[0], new PageLink(label, "/a.pdf"))));

        Assert.Equal(sentence, refusal.Message);
    }
}
