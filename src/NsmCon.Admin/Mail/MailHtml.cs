using System.Globalization;
using System.Net;
using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NsmCon.Admin.Mail;

/// <summary>
/// Sets the blocks of a mail as rows of a table with styles in place: what mail programs have in common.
/// The classes are only for phones and for the dark.
/// </summary>
sealed class MailHtml(MailInlines inlines, int margin)
{
    public const string Text = "Arial, 'Segoe UI', Roboto, Helvetica, sans-serif";
    public const string Display = "Nunito, 'Segoe UI', Arial, sans-serif";
    public const string Code = "Consolas, 'Courier New', monospace";
    const string Table = """<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">""";

    public string Rows(IEnumerable<Block> blocks)
    {
        var html = new StringBuilder();
        Block? before = null;
        foreach (var block in blocks)
        {
            var gap = Gap(before, block);
            html.Append(
                    CultureInfo.InvariantCulture,
                    $"""<tr><td class="pad" dir="auto" style="padding:{gap}px {margin}px 0;overflow-wrap:anywhere;word-break:break-word">"""
                )
                .Append(Render(block))
                .Append("</td></tr>\n");
            before = block;
        }

        return html.ToString();
    }

    // More room above a part of its own, and less below a heading.
    static int Gap(Block? before, Block block)
    {
        if (before is HeadingBlock)
            return 8;

        return block is HeadingBlock or CustomContainer or Markdig.Extensions.Tables.Table || IsButton(block) ? 28 : 18;
    }

    public string Foot(IEnumerable<Block> blocks) => string.Concat(blocks.OfType<ParagraphBlock>().Select(FootLine));

    string FootLine(ParagraphBlock paragraph, int i) =>
        Line("p", "muted", $"margin:{(i == 0 ? 0 : 8)}px 0 0;font:400 14px/21px {Text};color:#52617a", paragraph);

    string Render(Block block) =>
        block switch
        {
            HeadingBlock { Level: 1 } heading => Line("h1", "title", $"margin:0;font:800 34px/38px {Display};color:#e8210f", heading),
            HeadingBlock { Level: 2 } heading => Line("h2", "heading", $"margin:0;font:700 22px/28px {Display};color:#2c7f73", heading),
            HeadingBlock heading => Line("h3", "ink", $"margin:0;font:700 18px/25px {Display};color:#14213d", heading),
            ParagraphBlock paragraph => Paragraph(paragraph),
            CustomContainer card => Card(card),
            Table table => MailMarkdown.IsFacts(table) ? Facts(table) : Grid(table),
            ListBlock list => List(list),
            QuoteBlock quote =>
                $"""<div class="muted line" style="padding:0 0 0 16px;border-left:3px solid #d9e1ec;color:#52617a">{Inside(quote)}</div>""",
            ThematicBreakBlock => """<div class="line" style="border-top:1px solid #d9e1ec;font-size:0;line-height:0">&nbsp;</div>""",
            LeafBlock code => Preformatted(code),
            ContainerBlock other => Inside(other),
            _ => "",
        };

    string Line(string tag, string look, string style, LeafBlock words) =>
        $"""<{tag} class="{look}" dir="auto" style="{style}">{inlines.Html(words.Inline)}</{tag}>""";

    static string Preformatted(LeafBlock code)
    {
        var style = $"margin:0;white-space:pre-wrap;font:400 14px/21px {Code};color:#14213d";
        return $"""<pre class="ink" style="{style}">{WebUtility.HtmlEncode(code.Lines.ToString())}</pre>""";
    }

    string Paragraph(ParagraphBlock paragraph) => MailMarkdown.Button(paragraph) is { } button ? Button(button) : Words(paragraph, top: 0);

    // A cell of its own, since Outlook gives a link no room.
    string Button(LinkInline button)
    {
        var style = $"display:inline-block;padding:14px 28px;font:700 16px/20px {Display};color:#ffffff;text-decoration:none";
        return """<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>"""
            + """<td class="button" align="center" bgcolor="#0b4fe8" style="background:#0b4fe8;border-radius:24px">"""
            + $"""<a href="{WebUtility.HtmlEncode(button.Url)}" style="{style}">{inlines.Html(button)}</a></td></tr></table>""";
    }

    string Words(ParagraphBlock paragraph, int top) =>
        Line("p", "ink", $"margin:{top}px 0 0;font:400 16px/25px {Text};color:#14213d", paragraph);

    static bool IsButton(Block block) => block is ParagraphBlock paragraph && MailMarkdown.Button(paragraph) is not null;

    string Inside(ContainerBlock container) => string.Join('\n', container.Select((block, i) => Inside(block, top: i == 0 ? 0 : 12)));

    string Inside(Block block, int top) =>
        block is ParagraphBlock paragraph ? Words(paragraph, top) : $"<div style=\"padding:{top}px 0 0\">{Render(block)}</div>";

    string List(ListBlock list)
    {
        var name = list.IsOrdered ? "ol" : "ul";
        var start = list.IsOrdered && list.OrderedStart is { } first and not "1" ? $" start=\"{WebUtility.HtmlEncode(first)}\"" : "";
        var style = $"margin:0;padding:0 0 0 24px;font:400 16px/25px {Text};color:#14213d";
        var items = list.OfType<ListItemBlock>()
            .Select(item => $"""<li style="margin:0 0 6px">{(list.IsLoose ? Inside(item) : Tight(item))}</li>""");
        return $"""<{name}{start} class="ink" style="{style}">{string.Concat(items)}</{name}>""";
    }

    string Tight(ListItemBlock item) =>
        string.Concat(
            item.Select(block =>
                block is ParagraphBlock paragraph ? $"""<span dir="auto">{inlines.Html(paragraph.Inline)}</span>""" : Render(block)
            )
        );

    string Facts(Table table)
    {
        var label = $"padding:6px 12px 6px 0;font:400 15px/22px {Text};color:#52617a";
        var value = $"padding:6px 0;font:700 15px/22px {Text};color:#14213d";
        var rows = MailMarkdown
            .Facts(table)
            .Select(fact =>
                $"""<tr><td class="muted" width="130" valign="top" style="{label}">{InCell(fact.Label)}</td>"""
                + $"""<td class="ink" dir="auto" valign="top" style="{value}">{InCell(fact.Value)}</td></tr>"""
            );
        return $"{Table}{string.Concat(rows)}</table>";
    }

    // Of cells under heads, which a screen reader reads along: no "presentation".
    string Grid(Table table)
    {
        var open = Table.Replace(" role=\"presentation\"", "", StringComparison.Ordinal);
        return $"{open}{string.Concat(MailMarkdown.Rows(table).Select(GridRow))}</table>";
    }

    string GridRow(TableRow row)
    {
        var cells = MailMarkdown.Cells(row).Select(cell => row.IsHeader ? HeadCell(cell) : BodyCell(cell));
        return $"<tr>{string.Concat(cells)}</tr>";
    }

    string HeadCell(TableCell cell) => GridCell(cell, "th", "muted line", $"font:700 15px/22px {Text};color:#52617a");

    string BodyCell(TableCell cell) => GridCell(cell, "td", "ink line", $"font:400 15px/22px {Text};color:#14213d");

    string GridCell(TableCell cell, string tag, string look, string letters)
    {
        var style = $"padding:8px 12px 8px 0;border-bottom:1px solid #d9e1ec;{letters}";
        return $"""<{tag} class="{look}" dir="auto" align="left" valign="top" style="{style}">{InCell(cell)}</{tag}>""";
    }

    string InCell(Block cell) =>
        string.Join("<br>", cell.Descendants<ParagraphBlock>().Select(paragraph => inlines.Html(paragraph.Inline)));

    string Card(CustomContainer card)
    {
        if (!MailMarkdown.IsCard(card))
            return Inside(card);

        return """<table role="presentation" class="stub line" width="100%" cellpadding="0" cellspacing="0" border="0" """
            + """bgcolor="#f5f8fc" style="background:#f5f8fc;border:1px solid #d9e1ec">"""
            + $"""
                <tr><td align="center" style="padding:28px 20px 24px">
                {string.Join('\n', card.Select(InCard))}
                </td></tr></table>
                """;
    }

    string InCard(Block block) =>
        block switch
        {
            HeadingBlock heading => Line("p", "ink", $"margin:12px 0 0;font:800 24px/30px {Display};color:#14213d", heading),
            ParagraphBlock paragraph when MailInlines.Picture(paragraph) is { } picture => inlines.Frame(picture),
            ParagraphBlock paragraph when MailInlines.IsStrong(paragraph) => CodeToRead(paragraph),
            ParagraphBlock paragraph => Line("p", "muted", $"margin:2px 0 0;font:400 15px/22px {Text};color:#52617a", paragraph),
            _ => Render(block),
        };

    string CodeToRead(ParagraphBlock paragraph)
    {
        var style = $"margin:14px 0 0;font:700 18px/24px {Code};letter-spacing:1px;color:#14213d";
        return $"""<p class="ink" style="{style}">{inlines.Html(paragraph.Inline)}</p>""";
    }
}
