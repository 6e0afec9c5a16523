using System.Net;
using System.Text.RegularExpressions;
using NsmCon.Mime;

namespace NsmCon.Admin.Inbox;

/// <summary>A mail as it was laid out: its HTML as a page for a sandboxed frame, with the pictures that came with it.</summary>
sealed partial class FramedMail(ReadMail mail)
{
    /// <summary>The most of pictures within the page, in characters: HTML can name one picture a thousand times.</summary>
    const int MostOfPictures = 30_000_000;

    const string Style =
        "body { margin: 1.25rem; font: 1rem/1.5 system-ui, sans-serif; color: #1d2733; background: #fff; overflow-wrap: anywhere } "
        + "img { max-width: 100%; height: auto }";

    readonly Dictionary<string, string?> pictures = new(StringComparer.Ordinal);

    int left = MostOfPictures;

    /// <summary>The page.</summary>
    /// <param name="html">The mail's HTML, which was made safe when it was read.</param>
    /// <param name="withRemote">Whether pictures of other servers are named, so that the browser fetches them.</param>
    public string Page(string html, bool withRemote) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(mail.Subject)}</title><style>{Style}</style></head>
            <body>{PictureTag().Replace(html, tag => WithSource(tag.Value, withRemote))}</body>
            </html>
            """;

    string WithSource(string tag, bool withRemote)
    {
        var shown = InlineSource()
            .Replace(tag, source => Inline(WebUtility.HtmlDecode(source.Groups["id"].Value)) is { } data ? $" src=\"{data}\"" : "");
        return withRemote ? shown.Replace(" data-remote-src=\"", " src=\"", StringComparison.Ordinal) : shown;
    }

    string? Inline(string contentId)
    {
        if (!pictures.TryGetValue(contentId, out var data))
            pictures[contentId] = data = Data(contentId);
        if (data is null || data.Length > left)
            return null;

        left -= data.Length;
        return data;
    }

    string? Data(string contentId)
    {
        var picture = mail.Attachments.FirstOrDefault(file =>
            file.ContentId == contentId && !file.IsLeftOut && file.Type.StartsWith("image/", StringComparison.Ordinal)
        );
        return picture is null ? null : $"data:{WebUtility.HtmlEncode(picture.Type)};base64,{Convert.ToBase64String(picture.Content.Span)}";
    }

    // The HTML was written by a serializer: every value stands in quotes, and holds none.
    [GeneratedRegex("""<img(?:\s[^\s=>"]+="[^"]*")*\s*>""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PictureTag();

    [GeneratedRegex("""\ssrc="cid:(?<id>[^"]*)""" + "\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex InlineSource();
}
