namespace NsmCon.Hugo.Tests;

/// <summary>Where a talk has its slides, videos and speakers, and what a link to them may look like.</summary>
public class MediaLinkTests
{
    [Theory]
    [InlineData("Slide")]
    [InlineData("Slides")]
    [InlineData("Slide deck")]
    [InlineData("Presentation")]
    [InlineData("**Slides:**")]
    public void Slides_stand_under_a_heading_of_these_names(string heading) =>
        Assert.Equal([new PageLink("x", "/a.pdf")], A.Talk($"### {heading}\n[x](/a.pdf)").Slides);

    [Theory]
    [InlineData("Video")]
    [InlineData("Videos")]
    [InlineData("Recording")]
    [InlineData("Watch")]
    [InlineData("_VIDEO_")]
    public void Videos_stand_under_a_heading_of_these_names(string heading) =>
        Assert.Equal([new PageLink("x", "/v")], A.Talk($"### {heading}\n[x](/v)").Videos);

    [Theory]
    [InlineData("Speaker")]
    [InlineData("Speakers")]
    [InlineData("Speaker(s)")]
    public void Speakers_stand_under_a_heading_of_these_names(string heading) =>
        Assert.Equal(["name:ada"], A.Talk($"### {heading}\n* **Ada**").SpeakerKeys);

    [Theory]
    [InlineData("{{< youtube w7Ft2ym_a >}}", "https://www.youtube.com/watch?v=w7Ft2ym_a")]
    [InlineData("{{< youtube id=\"w7Ft2ym_a\" >}}", "https://www.youtube.com/watch?v=w7Ft2ym_a")]
    [InlineData("{{% vimeo 146022717 %}}", "https://vimeo.com/146022717")]
    public void A_video_may_be_shown_by_a_shortcode(string shortcode, string url) =>
        Assert.Equal([new PageLink("", url)], A.Talk($"### Video\n{shortcode}").Videos);

    [Theory]
    [InlineData("https://youtu.be/x1.", "https://youtu.be/x1")]
    [InlineData("**https://youtu.be/x1**", "https://youtu.be/x1")]
    [InlineData("(https://youtu.be/x1)!", "https://youtu.be/x1")]
    [InlineData("https://youtu.be/x_", "https://youtu.be/x_")]
    [InlineData("https://a.example/watch?v=a,b!c&t=1:30", "https://a.example/watch?v=a,b!c&t=1:30")]
    [InlineData("https://a.example/mesh_(2020)", "https://a.example/mesh_(2020)")]
    [InlineData("https://a.example/mesh(1).mp4", "https://a.example/mesh(1).mp4")]
    public void An_address_that_stands_alone_ends_where_a_browser_ends_it(string line, string url)
    {
        var talk = A.Talk($"### Video\n{line}");

        Assert.Equal([new PageLink("", url)], talk.Videos);
        Assert.Equal("", talk.Abstract);
    }

    [Theory]
    [InlineData("[x](/pdf/slides(1).pdf)", "/pdf/slides(1).pdf")]
    [InlineData("[x](https://a.example/slides_(1))", "https://a.example/slides_(1)")]
    [InlineData("[x](/a.pdf \"Deck (final)\")", "/a.pdf")]
    [InlineData("[x](</a b.pdf>)", "/a%20b.pdf")]
    [InlineData("[x](</a(1).pdf> 'x')", "/a(1).pdf")]
    public void An_address_may_hold_brackets_and_in_angle_brackets_spaces(string line, string url) =>
        Assert.Equal([new PageLink("x", url)], A.Talk($"### Slides\n{line}").Slides);

    [Theory]
    [InlineData("[x](/a(1).pdf)", "[x](/a(1).pdf) [y](/b(2).pdf)")]
    [InlineData("[x](</a b.pdf>)", "[x](</a b.pdf>) [y](/b(2).pdf)")]
    [InlineData("https://a.example/a(1).pdf", "[x](/a(1).pdf)\n[y](/b(2).pdf)")]
    public void A_link_with_brackets_is_written_as_it_is_read(string before, string after)
    {
        var page = A.Page($"{{{{% talk time=\"9:00\" title=\"T\" %}}}}\n### Slides\n{before}\n{{{{% /talk %}}}}\n");
        var first = before.Contains(' ', StringComparison.Ordinal) ? "/a%20b.pdf" : "/a(1).pdf";

        var edited = page.Edit(edit => edit.SetSlides(page.Talks[0], new PageLink("x", first), new PageLink("y", "/b(2).pdf")));

        Assert.EndsWith($"### Slides\n{after}\n{{{{% /talk %}}}}\n", edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_brackets_that_the_site_lacks_is_told_with_them()
    {
        var page = A.Page("[a](/pdf/slides(1).pdf) [b](/pdf/there(1).pdf) [c](/(2).pdf)");

        var read = EventPage.Read(page, path => path == "/pdf/there(1).pdf");

        Assert.Equal(
            [
                "The site has no file /pdf/slides(1).pdf: add it below static/, or correct the link.",
                "The site has no file /(2).pdf: add it below static/, or correct the link.",
            ],
            read.Findings.Select(finding => finding.Message)
        );
    }

    [Theory]
    [InlineData("See [Slides](/a.pdf).")]
    [InlineData("[Our site](/a)")]
    [InlineData("[Slides](/a.pdf) [Our site](/a)")]
    [InlineData("https://a.example")]
    [InlineData("--")]
    public void Without_a_heading_a_line_with_more_than_slides_and_videos_is_text(string line)
    {
        var talk = A.Talk($"Text.\n{line}");

        Assert.Equal($"Text.\n{line}", talk.Abstract);
        Assert.Empty(talk.Slides);
    }

    [Theory]
    [InlineData("", 4000, 1)]
    [InlineData("", 4001, 0)]
    [InlineData("### Slides\n", 4000, 1)]
    [InlineData("### Slides\n", 4001, 0)]
    public void A_line_as_long_as_a_page_is_not_searched_for_links(string heading, int length, int slides) =>
        Assert.Equal(slides, A.Talk($"{heading}[Slides](/{new string('a', length - "[Slides](/)".Length)})").Slides.Count);

    [Fact]
    public void An_address_in_angle_brackets_keeps_them()
    {
        var page = A.Page("{{% talk time=\"9:00\" title=\"T\" %}}\n### Slides\n[x](</a.pdf>)\n{{% /talk %}}\n");

        var edited = page.Edit(edit => edit.SetSlides(page.Talks[0], new PageLink("x", "/b.pdf")));

        Assert.EndsWith("### Slides\n[x](</b.pdf>)\n{{% /talk %}}\n", edited.ToString(), StringComparison.Ordinal);
    }
}
