using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NsmCon.Hugo;

namespace NsmCon.Admin.Mail;

/// <summary>Markdown as a document that can be shown, however deep someone nested it.</summary>
static class ParsedMarkdown
{
    /// <summary>Markdig parses and renders what is nested up to 128 deep.</summary>
    const int Deepest = 125;

    /// <summary>The document, without comments; the text as it was typed, in one paragraph, where it is nested too deeply.</summary>
    public static MarkdownDocument Parse(string markdown, MarkdownPipeline pipeline)
    {
        try
        {
            var document = Markdown.Parse(HtmlComments.Without(markdown), pipeline);
            return IsDeep(document) ? AsTyped(markdown) : document;
        }
        catch (ArgumentException)
        {
            // So says Markdig of more than its own limit.
            return AsTyped(markdown);
        }
    }

    static bool IsDeep(MarkdownDocument document)
    {
        var depths = new Dictionary<MarkdownObject, int> { [document] = 0 };
        // Each stands after what it stands in.
        foreach (var node in document.Descendants())
        {
            var depth = 1 + (ParentOf(node) is { } around && depths.TryGetValue(around, out var above) ? above : 0);
            if (depth > Deepest)
                return true;
            depths[node] = depth;
        }

        return false;
    }

    static MarkdownObject? ParentOf(MarkdownObject node) =>
        node switch
        {
            Block block => block.Parent,
            Inline { Parent: { } parent } => parent.ParentBlock is { } leaf ? leaf : parent,
            _ => null,
        };

    static MarkdownDocument AsTyped(string markdown)
    {
        var line = new ContainerInline();
        line.AppendChild(new LiteralInline(markdown));
        return [new ParagraphBlock { Inline = line }];
    }
}
