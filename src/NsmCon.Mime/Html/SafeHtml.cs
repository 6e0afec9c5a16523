using Ganss.Xss;

namespace NsmCon.Mime;

/// <summary>The HTML of a mail, made safe to show in a sandboxed frame.</summary>
/// <param name="Html">A fragment: no scripts, forms, frames, styles that leave the box, or remote pictures.</param>
/// <param name="RemotePictures">How many pictures would be fetched from elsewhere.</param>
sealed record SafeHtml(string Html, int RemotePictures)
{
    static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    public static SafeHtml Clean(string html, ReadingLimits limits, Notes notes)
    {
        var balanced = new BalancedHtml(limits.HtmlTags);
        var written = balanced.Write(html);
        if (balanced.HasTooManyTags)
            notes.Add(Invariant($"Its HTML has more than {limits.HtmlTags:N0} tags; after them, only the text is shown."));

        // Two judges: what the first one writes is well nested, so that the second one's parser cannot be led astray or made to grow.
        var judged = Sanitizer.Sanitize(written);

        // Styles were judged by SafeStyle; a parser of styles takes most of a second for the
        // thousand that a newsletter has. Within an attribute no quote stands as it is, so that
        // nothing but the name of one is replaced; where a text has these letters, it has others.
        return new(judged.Replace($" {BalancedHtml.StyleAttribute}=\"", " style=\"", StringComparison.Ordinal), balanced.RemotePictures);
    }

    static HtmlSanitizer MakeSanitizer() =>
        new(
            new HtmlSanitizerOptions
            {
                AllowedTags = new HashSet<string>(HtmlNames.Allowed),
                AllowedAttributes = new HashSet<string>([
                    .. HtmlNames.Attributes,
                    "data-remote-src",
                    BalancedHtml.StyleAttribute,
                    "href",
                    "rel",
                    "src",
                    "target",
                    "type",
                ]),
                AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "cid", "data"]),
                UriAttributes = new HashSet<string>(["href", "src"]),
            }
        );
}
