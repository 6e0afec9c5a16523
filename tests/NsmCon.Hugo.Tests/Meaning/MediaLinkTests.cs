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
