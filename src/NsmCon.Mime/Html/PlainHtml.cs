using System.Net;

namespace NsmCon.Mime;

/// <summary>Plain text as HTML, for mails that mix both.</summary>
static class PlainHtml
{
    public static string FromText(string text) =>
        string.IsNullOrWhiteSpace(text)
            ? ""
            : $"<div>{WebUtility.HtmlEncode(text.Trim('\n')).Replace("\n", "<br>", StringComparison.Ordinal)}</div>";
}
