using NsmCon.Admin.Documents;

namespace NsmCon.Admin.Tests.Prospectus;

public class MarkdownBlocksTests
{
    [Fact]
    public void Paragraphs_headings_quotes_and_rules_become_blocks()
    {
        var blocks = MarkdownBlocks.Parse("# Why\n\nFirst *line*\nsecond.\n\n> Said\n\n---\n\nLast");

        Assert.Equal(["heading", "paragraph", "quote", "rule", "paragraph"], blocks.Select(block => block.Type));
        Assert.Equal(2, blocks[0].Level);
        Assert.Equal([new("First "), new TextRun("line") { Italic = true }, new(" second.")], blocks[1].Runs!);
    }

    [Fact]
    public void A_list_keeps_its_parts()
    {
        var list = Assert.Single(MarkdownBlocks.Parse("- Logo:\n  1. slides\n  2. website\n- Keynote"));

        Assert.Equal(["Logo:", "Keynote"], list.Items!.Select(item => item.Runs[0].Text));
        Assert.True(list.Items![0].Ordered);
        Assert.Equal(["slides", "website"], list.Items[0].Items!.Select(item => item.Runs[0].Text));
    }

    [Fact]
    public void Html_is_text() => Assert.Equal("<script>alert(1)</script>", MarkdownBlocks.Plain("<script>alert(1)</script>"));

    [Theory]
    [InlineData("[site](https://example.org/a)", "https://example.org/a")]
    [InlineData("[mail](mailto:ada@example.org)", "mailto:ada@example.org")]
    [InlineData("[trap](javascript:alert(1))", null)]
    [InlineData("[file](file:///etc/passwd)", null)]
    [InlineData("[page](/pdf/a.pdf)", null)]
    public void Only_links_that_lead_somewhere_from_a_document_stay_links(string markdown, string? link) =>
        Assert.Equal(link, Assert.Single(MarkdownBlocks.Runs(markdown)).Link);

    [Fact]
    public void A_list_of_any_depth_ends_at_the_fifth()
    {
        var markdown = string.Concat(Enumerable.Range(0, 60).Select(depth => new string(' ', depth * 2) + $"- level {depth}\n"));

        var depth = 0;
        for (var items = MarkdownBlocks.Parse(markdown)[0].Items; items is not null; items = items[0].Items)
            depth++;

        Assert.Equal(5, depth);
    }

    [Fact]
    public void Emphasis_and_code_keep_their_look() =>
        Assert.Equal(
            [new TextRun("bold") { Bold = true }, new(" and "), new TextRun("code") { Code = true }],
            MarkdownBlocks.Runs("**bold** and `code`")
        );
}
