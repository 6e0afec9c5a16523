using System.Text;

namespace NsmCon.Hugo.Tests;

public class BadPageTests
{
    [Fact]
    public void Bytes_that_are_not_UTF_8_are_reported_with_their_place()
    {
        byte[] bytes = [.. "+++\ntitle = \"T\"\n+++\nCaf"u8, 0xE9, .. " au lait\n"u8];

        var page = HugoPage.Parse(bytes);

        Assert.Equal(["4:4 H101"], A.Places(page.Diagnostics));
        Assert.Contains("Caf\uFFFD au lait", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_more_than_10_MB_is_reported_and_not_read()
    {
        var limit = "+++\ntitle = \"T\"\n+++\n" + new string('a', HugoPage.MaxBytes - 20);

        Assert.Equal(HugoPage.MaxBytes, limit.Length);
        Assert.Empty(HugoPage.Parse(limit).Diagnostics);
        Assert.Equal(["1:1 H102"], A.Places(HugoPage.Parse(limit + "a").Diagnostics));
        Assert.Equal(["1:1 H102"], A.Places(HugoPage.Parse(Encoding.UTF8.GetBytes(limit + "a")).Diagnostics));
        Assert.Equal(["1:1 H102"], A.Places(HugoPage.Parse(limit[..^1] + "é").Diagnostics));
        Assert.Equal(limit + "a", HugoPage.Parse(limit + "a").ToString());
        Assert.NotNull(HugoPage.Parse(Encoding.UTF8.GetBytes(limit)).FrontMatter);
        Assert.Null(HugoPage.Parse(limit + "a").FrontMatter);
    }

    [Fact]
    public void Bytes_are_read_as_their_text()
    {
        var page = HugoPage.Parse("+++\ntitle = \"T\"\n+++\n{{% talk time=\"9:00am\" title=\"A\" %}}{{% /talk %}}\n"u8);

        Assert.Equal(("T", "A"), (page.FrontMatter!.Fields.Find("title")!.Text, page.Talks.Single()["title"]));
    }

    [Fact]
    public void No_page_at_all_is_a_mistake()
    {
        Assert.Throws<ArgumentNullException>(() => HugoPage.Parse((string)null!));
        Assert.Throws<ArgumentNullException>(() => HugoPage.Parse((byte[])null!));
        Assert.Throws<ArgumentNullException>(() => A.Page("").Edit(null!));
    }

    [Theory]
    [InlineData("", "1:1 H103")]
    [InlineData("\uFEFF", "1:1 H103")]
    [InlineData(" \r\n\n", "1:1 H103")]
    [InlineData("text", "1:1 H401")]
    [InlineData("+++\n+++\n", "1:1 H401")]
    public void An_empty_page_has_no_event(string text, string expected)
    {
        var read = EventPage.Read(HugoPage.Parse(text));

        Assert.Equal(expected, string.Join(' ', A.Places(read.Findings)));
        Assert.Equal(("", null), (read.Title, read.StartsOn));
        Assert.Empty(read.Talks);
    }
}
