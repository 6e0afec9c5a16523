using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NsmCon.Admin.Mail;

/// <summary>What the Markdown of a mail means: its blocks, and the small print at its foot.</summary>
sealed record MailMarkdown(IReadOnlyList<Block> Body, IReadOnlyList<Block> Foot)
{
    static readonly MarkdownPipeline Automatic = Pipeline().Build();

    // A person who types two lines means two lines.
    static readonly MarkdownPipeline Letter = Pipeline().UseSoftlineBreakAsHardlineBreak().Build();

    static MarkdownPipelineBuilder Pipeline() =>
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseCustomContainers().UseAutoLinks();

    public static MailMarkdown Parse(MailContent content)
    {
        if (content.Origin == MailOrigin.Person)
            return new([.. ParsedMarkdown.Parse(content.Markdown, Letter)], []);

        List<Block> blocks = [.. ParsedMarkdown.Parse(content.Markdown, Automatic)];
        var line = blocks.FindLastIndex(block => block is ThematicBreakBlock);
        return line < 0 ? new(blocks, []) : new(blocks[..line], blocks[(line + 1)..]);
    }

    /// <summary>The first words behind the greeting, which a list of mails shows under the subject.</summary>
    public string Preview
    {
        get
        {
            var texts = Body.OfType<ParagraphBlock>().Select(paragraph => MailText.Plain(paragraph.Inline!)).ToList();
            return texts.Find(text => !text.EndsWith(',')) ?? texts.FirstOrDefault() ?? "";
        }
    }

    /// <summary>A paragraph that is one strong link, and nothing else.</summary>
    public static LinkInline? Button(ParagraphBlock paragraph) =>
        paragraph.Inline
            is {
                FirstChild: EmphasisInline
                {
                    DelimiterCount: 2,
                    FirstChild: LinkInline { IsImage: false, NextSibling: null } link,
                    NextSibling: null
                }
            }
        && Address(link.Url) is not null
            ? link
            : null;

    /// <summary>An address that a mail may lead to; null for any other.</summary>
    public static string? Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" ? url : null;

    /// <summary>The name of a picture that the mail brings along.</summary>
    public static string? Picture(LinkInline link) =>
        link is { IsImage: true, Url: { } url } && url.StartsWith("cid:", StringComparison.Ordinal) ? url[4..] : null;

    public static bool IsCard(CustomContainer container) => container.Info == "card";

    /// <summary>A table without words in its head lists facts.</summary>
    public static bool IsFacts(Table table) =>
        Rows(table).FirstOrDefault() is { IsHeader: true } head && Cells(head).All(cell => Plain(cell).Length == 0);

    /// <summary>The rows of a table of facts that have a value.</summary>
    public static IEnumerable<(Block Label, Block Value)> Facts(Table table) =>
        from row in Rows(table)
        let cells = Cells(row).ToList()
        where !row.IsHeader && cells.Count >= 2 && Plain(cells[1]).Length > 0
        select ((Block)cells[0], (Block)cells[1]);

    public static IEnumerable<TableRow> Rows(Table table) => table.OfType<TableRow>();

    public static IEnumerable<TableCell> Cells(TableRow row) => row.OfType<TableCell>();

    /// <summary>The words of a block, in one line.</summary>
    public static string Plain(Block block) =>
        string.Join(
                ' ',
                block.Descendants<ParagraphBlock>().Concat(block is ParagraphBlock own ? [own] : []).Select(p => MailText.Plain(p.Inline!))
            )
            .Trim();
}
