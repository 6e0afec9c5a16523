using Ganss.Xss;

namespace NsmCon.Mime;

/// <summary>The HTML of a mail, made safe to show in a sandboxed frame.</summary>
/// <param name="Html">A fragment: no scripts, forms, frames, styles that leave the box, or remote pictures.</param>
/// <param name="RemotePictures">How many pictures would be fetched from elsewhere.</param>
sealed record SafeHtml(string Html, int RemotePictures)
{
    public static SafeHtml Clean(string html, ReadingLimits limits, Notes notes)
    {
        var balanced = new BalancedHtml(limits.HtmlTags);
        var written = balanced.Write(html);
        if (balanced.HasTooManyTags) notes.Add($"Its HTML has more than {limits.HtmlTags:N0} tags; after them, only the text is shown.");

        // Two judges: what the first one writes is well nested, so that the second one's parser cannot be led astray or made to grow.
        return new(Sanitizer().Sanitize(written), balanced.RemotePictures);
    }

    static HtmlSanitizer Sanitizer()
    {
        var options = new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(HtmlNames.Allowed),
            AllowedAttributes = new HashSet<string>([.. HtmlNames.Attributes, "data-remote-src", "href", "rel", "src", "style", "target", "type"]),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "cid", "data"]),
            AllowedCssProperties = new HashSet<string>(SafeStyle.Properties),
            UriAttributes = new HashSet<string>(["href", "src"]),
        };
        return new(options);
    }
}
