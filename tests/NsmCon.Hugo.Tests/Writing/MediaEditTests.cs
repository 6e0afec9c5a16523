namespace NsmCon.Hugo.Tests;

public class MediaEditTests
{
    const string Open = "{{% talk time=\"09:00am\" title=\"T\" %}}\n";
    const string Close = "{{% /talk %}}\n";

    [Theory]
    [InlineData("Text.\n\n### Slides\n[The deck](/a.pdf)\n", "Text.\n\n### Slides\n[The deck](/new.pdf)\n")]
    [InlineData("Text.\n\n[Slides](/a.pdf) | [Video](/v.mp4)\n", "Text.\n\n[Slides](/new.pdf) | [Video](/v.mp4)\n")]
    [InlineData("### Slides\n* <https://a.example/a.pdf>\n", "### Slides\n* [Slides](/new.pdf)\n")]
    [InlineData("### Slides\n", "### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("### Slides\nsoon\n", "### Slides\n[Slides](/new.pdf)\nsoon\n")]
    [InlineData("Text.\n", "Text.\n\n### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("", "### Slides\n[Slides](/new.pdf)\n")]
    [InlineData("### Slides\n{{< vimeo 12345 >}}\n", "### Slides\n[Slides](/new.pdf)\n")]
    public void A_link_changes_where_it_stands_or_is_added(string before, string after)
    {
        var page = A.Page(Open + before + Close);

        var edited = page.Edit(e => e.SetSlides(page.Talks[0], " /new.pdf "));

        Assert.EndsWith(Open + after + Close, edited.ToString(), StringComparison.Ordinal);
        Assert.Equal("/new.pdf", EventPage.Read(edited).Talks[0].SlidesUrl);
    }

    [Theory]
    [InlineData("Text.\n\n### Video\n<https://v.example/1>\n", "Text.\n")]
    [InlineData("### Video\n<https://v.example/1>\n\n### Slides\n/a.pdf\n", "\n### Slides\n/a.pdf\n")]
    [InlineData("Text.\n\n[Video](/v.mp4)\n", "Text.\n")]
    [InlineData("### Video\n[a](/v.mp4)\nMore.\n", "### Video\nMore.\n")]
    [InlineData("Text.\n", "Text.\n")]
    public void A_link_is_removed(string before, string after)
    {
        var page = A.Page(Open + before + Close);

        var edited = page.Edit(e => e.SetVideo(page.Talks[0], null));

        Assert.EndsWith(Open + after + Close, edited.ToString(), StringComparison.Ordinal);
        Assert.Null(EventPage.Read(edited).Talks[0].VideoUrl);
    }

    [Theory]
    [InlineData("", "The address of the slides is empty.")]
    [InlineData("/a b", "The address of the slides holds the character \" \": write it as %20.")]
    [InlineData("/a(1).pdf", "The address of the slides holds the character \"(\": write it as %28.")]
    public void An_address_that_no_link_can_hold_is_refused(string url, string sentence)
    {
        var page = A.Page(Open + Close);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetSlides(page.Talks[0], url)));

        Assert.Equal(sentence, refusal.Message);
    }

    [Theory]
    [InlineData("/new.pdf")]
    [InlineData(null)]
    public void A_link_beside_other_text_is_not_touched(string? url)
    {
        var page = A.Page(Open + "### Slides\nhttps://a.example/a.pdf and more\n" + Close);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetSlides(page.Talks[0], url)));

        Assert.Equal("Line 7 of the page holds text beside the link to the slides: put the link on a line of its own first.", refusal.Message);
    }

    [Fact]
    public void One_of_two_links_on_a_line_is_not_removed()
    {
        var page = A.Page(Open + "[Slides](/a.pdf) | [Video](/v.mp4)\n" + Close);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetSlides(page.Talks[0], null)));

        Assert.Equal("Line 6 links to slides and video both: write each in a line of its own first.", refusal.Message);
    }
}
