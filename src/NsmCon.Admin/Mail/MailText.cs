using System.Globalization;
using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NsmCon.Admin.Mail;

/// <summary>Sets a mail as plain text that reads well by itself: wrapped, with addresses written out.</summary>
static class MailText
{
    /// <summary>The blocks, with an empty line between two.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Block> blocks, int width)
    {
        var isFirst = true;
        foreach (var lines in blocks.Select(block => Lines(block, width).ToList()).Where(lines => lines.Count > 0))
        {
            if (!isFirst)
                yield return "";
            foreach (var line in lines)
                yield return line;
            isFirst = false;
        }
    }

    static IEnumerable<string> Lines(Block block, int width) =>
        block switch
        {
            HeadingBlock heading => MailLines.Wrap(
                heading.Level < 3 ? Plain(heading.Inline!).ToUpperInvariant() : Plain(heading.Inline!),
                width
            ),
            ParagraphBlock paragraph when MailMarkdown.Button(paragraph) is { } button => [$"{Plain(button)}:", button.Url!],
            ParagraphBlock paragraph => MailLines.Wrap(WithAddresses(paragraph.Inline!), width),
            CustomContainer card when MailMarkdown.IsCard(card) => card.SelectMany(part => Lines(part, width - 2))
                .Select(line => $"  {line}"),
            Table table => MailMarkdown.IsFacts(table) ? Facts(table, width) : Grid(table, width),
            ListBlock list => List(list, width),
            QuoteBlock quote => Lines(quote.AsEnumerable(), width - 2).Select(line => $"> {line}".TrimEnd()),
            ThematicBreakBlock => ["* * *"],
            LeafBlock code => code.Lines.ToString().Split('\n').Select(line => $"    {line}".TrimEnd()),
            ContainerBlock other => Lines(other.AsEnumerable(), width),
            _ => [],
        };

    static IEnumerable<string> Facts(Table table, int width)
    {
        var facts = MailMarkdown.Facts(table).Select(fact => (Label: MailMarkdown.Plain(fact.Label), fact.Value)).ToList();
        var column = facts.Count == 0 ? 0 : Math.Min(facts.Max(fact => MailLines.WidthOf(fact.Label)), 24) + 3;
        return facts.SelectMany(fact =>
            MailLines.IndentHanging(
                $"  {fact.Label}{new string(' ', Math.Max(1, column - MailLines.WidthOf(fact.Label)))}",
                fact.Value.Descendants<ParagraphBlock>().SelectMany(p => MailLines.Wrap(WithAddresses(p.Inline!), width - column - 2))
            )
        );
    }

    static IEnumerable<string> Grid(Table table, int width) =>
        MailMarkdown
            .Rows(table)
            .SelectMany(row =>
                MailLines.IndentHanging(
                    "- ",
                    MailLines.Wrap(
                        string.Join(", ", MailMarkdown.Cells(row).Select(MailMarkdown.Plain).Where(words => words.Length > 0)),
                        width - 2
                    )
                )
            );

    static IEnumerable<string> List(ListBlock list, int width)
    {
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}. " : "- ";
            var lines = list.IsLoose
                ? Lines(item.AsEnumerable(), width - mark.Length)
                : item.SelectMany(block => Lines(block, width - mark.Length));
            foreach (var line in MailLines.IndentHanging(mark, lines))
                yield return line;
        }
    }

    /// <summary>The words alone.</summary>
    public static string Plain(ContainerInline container) => Words(container, withAddresses: false);

    /// <summary>The words, and in brackets where they lead to.</summary>
    static string WithAddresses(ContainerInline container) => Words(container, withAddresses: true);

    static string Words(ContainerInline container, bool withAddresses)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
        {
            text.Append(
                inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    CodeInline code => code.Content,
                    LineBreakInline line => line.IsHard && withAddresses ? "\n" : " ",
                    AutolinkInline link => link.Url,
                    LinkInline { IsImage: true } picture => MailMarkdown.Picture(picture) is null ? Plain(picture) : "",
                    LinkInline link => withAddresses ? Link(link) : Plain(link),
                    ContainerInline other => Words(other, withAddresses),
                    _ => "",
                }
            );
        }

        return text.ToString().Trim(' ');
    }

    static string Link(LinkInline link)
    {
        var words = Plain(link);
        if (MailMarkdown.Address(link.Url) is not { } address)
            return words;

        var written = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(address[7..]) : address;
        return words == written || words == address || words.Length == 0 ? written : $"{words} ({written})";
    }
}
