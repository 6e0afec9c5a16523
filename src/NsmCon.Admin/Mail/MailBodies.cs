using System.Net;

namespace NsmCon.Admin.Mail;

/// <summary>The two bodies of a mail: a page of HTML, and the same as plain text.</summary>
sealed class MailBodies(MailContent content, MailTitle title, string subject, Func<string, string?> contentId)
{
    const string Styles = """
          :root { color-scheme: light dark; supported-color-schemes: light dark }
          @media (max-width: 620px) { .body { width: 100% !important } .pad { padding-left: 20px !important; padding-right: 20px !important } }
          @media (prefers-color-scheme: dark) {
            .ground { background: #0b1327 !important } .paper { background: #111c36 !important } .stub { background: #16223f !important }
            .ink { color: #e8eef8 !important } .muted { color: #a3b1c9 !important } .link { color: #8db9f2 !important }
            .title { color: #ff6a52 !important } .heading { color: #62c7b6 !important }
            .button { background: #7fb0ff !important } .button a { color: #07122b !important } .line { border-color: #24314f !important }
          }
        """;

    const string Ground =
        """<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" border="0" """
        + """bgcolor="#f5f8fc" style="background:#f5f8fc">""";

    const string Paper =
        """<table role="presentation" class="body paper" width="600" cellpadding="0" cellspacing="0" border="0" """
        + """bgcolor="#ffffff" style="width:600px;max-width:600px;background:#ffffff">""";

    readonly MailMarkdown markdown = MailMarkdown.Parse(content);
    readonly MailHtml html = new(new MailInlines(contentId), content.Origin == MailOrigin.Person ? 16 : 40);

    bool IsLetter => content.Origin == MailOrigin.Person;

    public string Html() =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{WebUtility.HtmlEncode(subject)}</title>
            <style>
            {Styles}
            </style>
            </head>
            {(IsLetter ? Letter() : Page())}
            </html>

            """;

    string Letter() =>
        $"""
            <body class="paper" style="margin:0;padding:0;background:#ffffff">
            <div role="main" lang="en">
            <table role="presentation" class="body" width="640" cellpadding="0" cellspacing="0" border="0" style="width:640px;max-width:100%">
            {html.Rows(markdown.Body)}<tr><td style="padding:0 0 18px"></td></tr>
            </table>
            </div>
            </body>
            """;

    string Page() =>
        $"""
            <body class="ground" style="margin:0;padding:0;background:#f5f8fc">
            <div style="display:none;max-height:0;overflow:hidden">{WebUtility.HtmlEncode(markdown.Preview)}</div>
            <div role="main" lang="en">
            {Ground}<tr><td align="center" style="padding:24px 12px">
            {Paper}
            <tr><td style="padding:0">{Stripes()}</td></tr>
            <tr><td class="pad" style="padding:36px 40px 0">
            {Title()}
            {TitleLine()}
            </td></tr>
            {html.Rows(markdown.Body)}{Foot()}
            </table>
            </td></tr></table>
            </div>
            </body>
            """;

    static string Stripes()
    {
        var stripes = new[] { "#f32613", "#f5a51b", "#12d6ee", "#0b4fe8" }.Select(Stripe);
        return """<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>"""
            + $"{string.Concat(stripes)}</tr></table>";
    }

    static string Stripe(string color) =>
        $"""<td width="25%" height="6" bgcolor="{color}" style="height:6px;font-size:0;line-height:0">&nbsp;</td>""";

    string Title()
    {
        var style = $"margin:0;font:800 34px/38px {MailHtml.Display};color:#e8210f";
        return $"""<h1 class="title" dir="auto" style="{style}">{WebUtility.HtmlEncode(title.Title)}</h1>""";
    }

    string TitleLine()
    {
        if (title.Line.Length == 0)
            return "";

        var style = $"margin:8px 0 0;font:700 16px/24px {MailHtml.Display};color:#2f65a7";
        return $"""<p class="link" style="{style}">{WebUtility.HtmlEncode(title.Line)}</p>""";
    }

    string Foot() =>
        markdown.Foot.Count == 0
            ? """<tr><td style="padding:0 0 36px"></td></tr>"""
            : $"""
                <tr><td class="pad" style="padding:32px 40px 36px"><div class="line" style="padding-top:20px;border-top:1px solid #d9e1ec">
                {html.Foot(markdown.Foot)}
                </div></td></tr>
                """;

    public string Text()
    {
        var body = MailText.Lines(markdown.Body, MailLines.Width);
        if (IsLetter)
            return string.Join('\n', body) + "\n";

        string[] head = [title.Title, .. title.Line.Length == 0 ? Array.Empty<string>() : [title.Line], "", ""];
        // Mail programs leave out what follows this line when they quote.
        IEnumerable<string> foot = markdown.Foot.Count == 0 ? [] : ["", "-- ", .. MailText.Lines(markdown.Foot, MailLines.Width)];
        return string.Join('\n', [.. head, .. body, .. foot]) + "\n";
    }
}
