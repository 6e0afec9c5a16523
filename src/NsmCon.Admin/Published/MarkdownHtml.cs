using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;
using NsmCon.Admin.Mail;

namespace NsmCon.Admin.Published;

/// <summary>
/// The Markdown of pages and forms as HTML that is safe to show: no raw HTML, and nothing but the tags that text needs. Kept by its text,
/// since sanitizing costs more than the rest of a page.
/// </summary>
public sealed class MarkdownHtml(MemoryCache kept)
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();
    static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>A text as paragraphs.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="under">The level of the heading above it: its own headings are below that.</param>
    public IHtmlContent Render(string markdown, int under) => new HtmlString(Html(markdown, under));

    /// <summary>A text of one line, without a paragraph around it.</summary>
    public IHtmlContent Line(string markdown)
    {
        var html = Html(markdown, under: 1);
        var isOne =
            html.StartsWith("<p>", StringComparison.Ordinal)
            && html.EndsWith("</p>", StringComparison.Ordinal)
            && html.LastIndexOf("<p>", StringComparison.Ordinal) == 0;
        return new HtmlString(isOne ? html[3..^4] : html);
    }

    /// <summary>A text without its marks, a line for each paragraph, for calendars and search engines.</summary>
    public static string Plain(string markdown)
    {
        var document = ParsedMarkdown.Parse(markdown, Pipeline);
        // Where a line of the source ends, the sentence goes on.
        foreach (var end in document.Descendants<LineBreakInline>().Where(end => !end.IsHard).ToList())
            end.ReplaceBy(new LiteralInline(" "));
        return RenderText(document, isPlain: true).Trim();
    }

    string Html(string markdown, int under)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return "";

        return kept.GetOrCreate((nameof(MarkdownHtml), markdown, under), entry =>
        {
            var html = RenderText(markdown, under).Trim();
            entry.Size = sizeof(char) * (markdown.Length + html.Length);
            return html;
        })!;
    }

    static string RenderText(string markdown, int under)
    {
        var document = ParsedMarkdown.Parse(markdown, Pipeline);
        var headings = document.Descendants<HeadingBlock>().ToList();
        var highest = headings.Select(heading => heading.Level).DefaultIfEmpty().Min();
        foreach (var heading in headings)
            heading.Level = Math.Min(6, under + 1 + heading.Level - highest);
        var html = RenderText(document, isPlain: false);
        return document.Descendants().All(IsHarmless) ? html : Sanitizer.Sanitize(html);
    }

    // Of these Markdig writes tags without attributes, and encodes the text. Nearly all texts consist of them.
    static bool IsHarmless(MarkdownObject node) =>
        node
            is ParagraphBlock
                or HeadingBlock
                or ListItemBlock
                or QuoteBlock
                or LiteralInline
                or LineBreakInline
                or EmphasisInline
                or HtmlEntityInline;

    static string RenderText(MarkdownDocument document, bool isPlain)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer)
        {
            EnableHtmlForBlock = !isPlain,
            EnableHtmlForInline = !isPlain,
            EnableHtmlEscape = !isPlain,
        };
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        Allow(
            sanitizer.AllowedTags,
            "p",
            "br",
            "hr",
            "a",
            "em",
            "strong",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "img"
        );
        Allow(sanitizer.AllowedAttributes, "href", "title", "src", "alt", "start", "rel");
        Allow(sanitizer.AllowedSchemes, "http", "https", "mailto");
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.PostProcessNode += (_, processed) =>
        {
            if (
                processed.Node is AngleSharp.Dom.IElement { LocalName: "a" } link
                && link.GetAttribute("href")?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true
            )
                link.SetAttribute("rel", "noopener");
        };
        return sanitizer;
    }

    static void Allow(ISet<string> all, params string[] only)
    {
        all.Clear();
        all.UnionWith(only);
    }
}
