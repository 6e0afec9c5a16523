using System.Globalization;
using System.Net;
using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

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
            var gap =
                before is HeadingBlock ? 8
                : block is HeadingBlock or CustomContainer or Markdig.Extensions.Tables.Table || IsButton(block) ? 28
                : 18;
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

    public string Foot(IEnumerable<Block> blocks) =>
        string.Concat(
            blocks
                .OfType<ParagraphBlock>()
                .Select(
                    (paragraph, i) =>
                        $"""<p class="muted" dir="auto" style="margin:{(i == 0 ? 0 : 8)}px 0 0;font:400 14px/21px {Text};color:#52617a">{inlines.Html(paragraph.Inline)}</p>"""
                )
        );

    string Render(Block block) =>
        block switch
        {
            HeadingBlock { Level: 1 } heading =>
                $"""<h1 class="title" dir="auto" style="margin:0;font:800 34px/38px {Display};color:#e8210f">{inlines.Html(heading.Inline)}</h1>""",
            HeadingBlock { Level: 2 } heading =>
                $"""<h2 class="heading" dir="auto" style="margin:0;font:700 22px/28px {Display};color:#2c7f73">{inlines.Html(heading.Inline)}</h2>""",
            HeadingBlock heading =>
                $"""<h3 class="ink" dir="auto" style="margin:0;font:700 18px/25px {Display};color:#14213d">{inlines.Html(heading.Inline)}</h3>""",
            ParagraphBlock paragraph => Paragraph(paragraph),
            CustomContainer card => Card(card),
            Table table => MailMarkdown.IsFacts(table) ? Facts(table) : Grid(table),
            ListBlock list => List(list),
            QuoteBlock quote =>
                $"""<div class="muted line" style="padding:0 0 0 16px;border-left:3px solid #d9e1ec;color:#52617a">{Inside(quote)}</div>""",
            ThematicBreakBlock => """<div class="line" style="border-top:1px solid #d9e1ec;font-size:0;line-height:0">&nbsp;</div>""",
            LeafBlock code =>
                $"""<pre class="ink" style="margin:0;white-space:pre-wrap;font:400 14px/21px {Code};color:#14213d">{WebUtility.HtmlEncode(code.Lines.ToString())}</pre>""",
            ContainerBlock other => Inside(other),
            _ => "",
        };

    string Paragraph(ParagraphBlock paragraph) =>
        MailMarkdown.Button(paragraph) is { } button
            ? $"""
                <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="button" align="center" bgcolor="#0b4fe8" style="background:#0b4fe8;border-radius:24px"><a href="{WebUtility.HtmlEncode(
                    button.Url
                )}" style="display:inline-block;padding:14px 28px;font:700 16px/20px {Display};color:#ffffff;text-decoration:none">{inlines.Html(
                    button
                )}</a></td></tr></table>
                """
            : Words(paragraph, top: 0);

    string Words(ParagraphBlock paragraph, int top) =>
        $"""<p class="ink" dir="auto" style="margin:{top}px 0 0;font:400 16px/25px {Text};color:#14213d">{inlines.Html(paragraph.Inline)}</p>""";

    static bool IsButton(Block block) => block is ParagraphBlock paragraph && MailMarkdown.Button(paragraph) is not null;

    string Inside(ContainerBlock container) =>
        string.Join(
            '\n',
            container.Select(
                (block, i) =>
                    block is ParagraphBlock paragraph
                        ? Words(paragraph, i == 0 ? 0 : 12)
                        : $"<div style=\"padding:{(i == 0 ? 0 : 12)}px 0 0\">{Render(block)}</div>"
            )
        );

    string List(ListBlock list)
    {
        var name = list.IsOrdered ? "ol" : "ul";
        var start = list.IsOrdered && list.OrderedStart is { } first and not "1" ? $" start=\"{WebUtility.HtmlEncode(first)}\"" : "";
        var items = list.OfType<ListItemBlock>()
            .Select(item => $"""<li style="margin:0 0 6px">{(list.IsLoose ? Inside(item) : Tight(item))}</li>""");
        return $"""<{name}{start} class="ink" style="margin:0;padding:0 0 0 24px;font:400 16px/25px {Text};color:#14213d">{string.Concat(items)}</{name}>""";
    }

    string Tight(ListItemBlock item) =>
        string.Concat(
            item.Select(block =>
                block is ParagraphBlock paragraph ? $"""<span dir="auto">{inlines.Html(paragraph.Inline)}</span>""" : Render(block)
            )
        );

    string Facts(Table table) =>
        $"{Table}{string.Concat(MailMarkdown.Facts(table).Select(fact =>
        $"""<tr><td class="muted" width="130" valign="top" style="padding:6px 12px 6px 0;font:400 15px/22px {Text};color:#52617a">{InCell(fact.Label)}</td><td class="ink" dir="auto" valign="top" style="padding:6px 0;font:700 15px/22px {Text};color:#14213d">{InCell(fact.Value)}</td></tr>"""))}</table>";

    string Grid(Table table) =>
        $"{Table.Replace(" role=\"presentation\"", "", StringComparison.Ordinal)}{string.Concat(MailMarkdown.Rows(table).Select(row => $"<tr>{string.Concat(MailMarkdown.Cells(row).Select(cell => GridCell(cell, row.IsHeader ? "th" : "td")))}</tr>"))}</table>";

    string GridCell(TableCell cell, string name) =>
        $"""<{name} class="{(name == "th" ? "muted" : "ink")} line" dir="auto" align="left" valign="top" style="padding:8px 12px 8px 0;border-bottom:1px solid #d9e1ec;font:{(name == "th" ? 700 : 400)} 15px/22px {Text};color:{(name == "th" ? "#52617a" : "#14213d")}">{InCell(cell)}</{name}>""";

    string InCell(Block cell) =>
        string.Join("<br>", cell.Descendants<ParagraphBlock>().Select(paragraph => inlines.Html(paragraph.Inline)));

    string Card(CustomContainer card) =>
        !MailMarkdown.IsCard(card)
            ? Inside(card)
            : $"""
                <table role="presentation" class="stub line" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f5f8fc" style="background:#f5f8fc;border:1px solid #d9e1ec"><tr><td align="center" style="padding:28px 20px 24px">
                {string.Join('\n', card.Select(InCard))}
                </td></tr></table>
                """;

    string InCard(Block block) =>
        block switch
        {
            HeadingBlock heading =>
                $"""<p class="ink" dir="auto" style="margin:12px 0 0;font:800 24px/30px {Display};color:#14213d">{inlines.Html(heading.Inline)}</p>""",
            ParagraphBlock paragraph when MailInlines.Picture(paragraph) is { } picture => inlines.Framed(picture),
            ParagraphBlock paragraph when MailInlines.IsStrong(paragraph) =>
                $"""<p class="ink" style="margin:14px 0 0;font:700 18px/24px {Code};letter-spacing:1px;color:#14213d">{inlines.Html(paragraph.Inline)}</p>""",
            ParagraphBlock paragraph =>
                $"""<p class="muted" dir="auto" style="margin:2px 0 0;font:400 15px/22px {Text};color:#52617a">{inlines.Html(paragraph.Inline)}</p>""",
            _ => Render(block),
        };
}
