using System.Net;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NsmCon.Admin.Mail;

/// <summary>Sets what stands in a line of a mail as HTML.</summary>
/// <param name="contentId">The Content-ID of a picture by its name; null for one that the mail does not have.</param>
sealed class MailInlines(Func<string, string?> contentId)
{
    public string Html(ContainerInline? container)
    {
        var html = new StringBuilder();
        foreach (var inline in container ?? [])
            html.Append(Html(inline));
        return html.ToString();
    }

    string Html(Inline inline) =>
        inline switch
        {
            LiteralInline literal => WebUtility.HtmlEncode(literal.Content.ToString()),
            HtmlEntityInline entity => WebUtility.HtmlEncode(entity.Transcoded.ToString()),
            LineBreakInline line => line.IsHard ? "<br>" : "\n",
            CodeInline code => $"""<code style="font-family:{MailHtml.Code}">{WebUtility.HtmlEncode(code.Content)}</code>""",
            EmphasisInline { DelimiterCount: 2 } strong => $"<strong>{Html((ContainerInline)strong)}</strong>",
            EmphasisInline emphasis => $"<em>{Html((ContainerInline)emphasis)}</em>",
            AutolinkInline link => Link(link.IsEmail ? $"mailto:{link.Url}" : link.Url, WebUtility.HtmlEncode(link.Url)),
            LinkInline { IsImage: true } picture => MailMarkdown.Picture(picture) is { } name && contentId(name) is { } id
                ? Image(id, picture, "max-width:100%")
                : WebUtility.HtmlEncode(MailText.Plain(picture)),
            LinkInline link => Link(link.Url, Html((ContainerInline)link)),
            ContainerInline other => Html(other),
            _ => "",
        };

    static string Link(string? url, string words) =>
        MailMarkdown.Address(url) is { } address
            ? $"""<a class="link" href="{WebUtility.HtmlEncode(address)}" style="color:#2f65a7">{words}</a>"""
            : words;

    static string Image(string id, LinkInline picture, string style, string size = "")
    {
        var source = WebUtility.HtmlEncode(id);
        var words = WebUtility.HtmlEncode(MailText.Plain(picture));
        return $"""<img {size}src="cid:{source}" alt="{words}" style="display:block;border:0;{style}">""";
    }

    /// <summary>A picture on white, which a QR code needs in the dark too.</summary>
    public string Frame(LinkInline picture)
    {
        if (contentId(MailMarkdown.Picture(picture)!) is not { } id)
            return "";

        var image = Image(id, picture, "width:200px;height:200px", """width="200" height="200" """);
        return """<table role="presentation" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff"><tr>"""
            + $"""<td bgcolor="#ffffff" style="padding:12px;background:#ffffff">{image}</td></tr></table>""";
    }

    /// <summary>The one picture of a paragraph that has nothing else.</summary>
    public static LinkInline? Picture(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LinkInline { NextSibling: null } link && MailMarkdown.Picture(link) is not null ? link : null;

    public static bool IsStrong(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2, NextSibling: null };
}
