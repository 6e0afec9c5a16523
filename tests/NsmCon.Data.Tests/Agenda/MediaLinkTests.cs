using NsmCon.Data.Agenda;
using NsmCon.Data.Releases;

namespace NsmCon.Data.Tests.Agenda;

public class MediaLinkTests
{
    [Theory]
    [InlineData("/pdf/a.pdf", "|/pdf/a.pdf")]
    [InlineData("  the keynote   https://a.example/a \r\n\r\n/b.pdf\n", "the keynote|https://a.example/a, |/b.pdf")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Each_line_is_a_link_with_its_label_before_it(string? lines, string expected) =>
        Assert.Equal(expected, string.Join(", ", MediaLink.Read(lines).Select(link => $"{link.Label}|{link.Url}")));

    [Fact]
    public void What_is_written_is_read_again()
    {
        MediaLink[] links = [new("keynote", "/pdf/a.pdf"), new("", "https://video.example/1")];

        Assert.Equal(links, MediaLink.Read(MediaLink.Write(links)));
        Assert.Null(MediaLink.Write([]));
    }

    [Fact]
    public void A_version_from_before_there_were_several_shows_the_one_that_it_has()
    {
        var talk = ReleasedAgenda.FromJson("""{"talks":[{"id":7,"title":"Engines","slidesUrl":"/pdf/a.pdf"}]}""").Talks[0];

        Assert.Equal(new MediaLink("", "/pdf/a.pdf"), Assert.Single(talk.Slides));
        Assert.Empty(talk.Videos);
    }
}
