using Microsoft.Extensions.Caching.Memory;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;

namespace NsmCon.Admin.Tests.Shared;

public class ParsedMarkdownTests
{
    static readonly MarkdownHtml Markdown = new(new MemoryCache(new MemoryCacheOptions { SizeLimit = 1_000_000 }));

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("> - ")]
    [InlineData("*a ")]
    [InlineData("**a _b ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    public void A_text_is_shown_however_deep_it_is_nested(string opens)
    {
        foreach (var times in new[] { 1, 5, 30, 59, 60, 61, 62, 63, 64, 90, 125, 126, 127, 128, 129, 130, 200, 500 })
        {
            var text = string.Concat(Enumerable.Repeat(opens, times)) + "End" + Closed(opens, times);

            Assert.Contains("End", Markdown.Render(text, 2).ToString(), StringComparison.Ordinal);
            Assert.Contains("End", MarkdownHtml.Plain(text), StringComparison.Ordinal);
            Assert.Contains("End", MarkdownBlocks.Plain(text), StringComparison.Ordinal);
            Assert.NotEmpty(MarkdownBlocks.Parse(text));
            Assert.NotEmpty(MailMarkdown.Parse(new(text) { Origin = MailOrigin.Person }).Body);
        }
    }

    [Fact]
    public void What_is_nested_too_deeply_is_shown_as_it_was_typed_and_harmless()
    {
        var text = new string('>', 200) + "<script>alert(1)</script>";

        Assert.Equal(
            $"<p>{new string('>', 200).Replace(">", "&gt;", StringComparison.Ordinal)}&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            Markdown.Render(text, 2).ToString()
        );
    }

    [Fact]
    public void Comments_are_shown_to_nobody()
    {
        const string Text = "Words <!-- ask Ada --> more.\n\n<!--\nDraft\n-->\n\n`<!-- code -->`";

        Assert.Equal("<p>Words  more.</p>\n<p><code>&lt;!-- code --&gt;</code></p>", Markdown.Render(Text, 2).ToString());
        Assert.DoesNotContain("Ada", MarkdownHtml.Plain(Text), StringComparison.Ordinal);
        Assert.DoesNotContain("Draft", MarkdownBlocks.Plain(Text), StringComparison.Ordinal);
    }

    static string Closed(string opens, int times) =>
        opens switch
        {
            "*a " => string.Concat(Enumerable.Repeat("*", times)),
            "**a _b " => string.Concat(Enumerable.Repeat("_**", times)),
            "[" => string.Concat(Enumerable.Repeat("](x)", times)),
            "![" => string.Concat(Enumerable.Repeat("](x)", times)),
            _ => "",
        };
}
