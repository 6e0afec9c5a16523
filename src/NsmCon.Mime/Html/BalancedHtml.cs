using System.Net;
using System.Text;
using MimeKit.Text;

namespace NsmCon.Mime;

/// <summary>
/// Writes the HTML of a mail again, well nested and only with what a mail may
/// have. Remote pictures lose their source, links open elsewhere.
/// </summary>
sealed class BalancedHtml(int mostTags) : HtmlWalk(mostTags)
{
    /// <summary>Where a style that was judged waits.</summary>
    public const string StyleAttribute = "data-style";

    readonly StringBuilder written = new();

    /// <summary>How many pictures would be fetched from elsewhere.</summary>
    public int RemotePictures { get; private set; }

    public string Write(string html)
    {
        Walk(html);
        return written.ToString();
    }

    protected override void Open(HtmlTagToken tag, string name)
    {
        if (!HtmlNames.Allowed.Contains(name))
            return;

        written.Append('<').Append(name);
        WriteAttributes(tag);
        if (name == "a")
            WriteLink(tag);
        // So the page that shows the mail can fold it.
        if (name == "blockquote" && IsQuote(tag))
            Write("type", "cite");
        written.Append('>');
    }

    protected override void Close(string name)
    {
        if (HtmlNames.Allowed.Contains(name))
            written.Append("</").Append(name).Append('>');
    }

    protected override void Void(HtmlTagToken tag, string name)
    {
        if (!HtmlNames.Allowed.Contains(name))
            return;

        written.Append('<').Append(name);
        WriteAttributes(tag);
        if (name == "img")
            WritePicture(tag);
        written.Append('>');
    }

    protected override void Text(string text) => written.Append(WebUtility.HtmlEncode(text));

    void WriteAttributes(HtmlTagToken tag)
    {
        foreach (var attribute in tag.Attributes.DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase))
        {
            var name = attribute.Name.ToLowerInvariant();
            if (HtmlNames.Attributes.Contains(name))
                Write(name, attribute.Value ?? "");
            else if (name == "style" && SafeStyle.Sanitize(attribute.Value ?? "") is { Length: > 0 } style)
                Write(StyleAttribute, style);
        }
    }

    void WriteLink(HtmlTagToken tag)
    {
        if (Attribute(tag, "href") is not { } href || SafeAddress.ForLink(href) is not { } address)
            return;

        Write("href", address);
        Write("target", "_blank");
        Write("rel", "noopener noreferrer nofollow");
    }

    void WritePicture(HtmlTagToken tag)
    {
        if (Attribute(tag, "src") is not { } source)
            return;

        if (SafeAddress.ForInlinePicture(source) is { } inline)
            Write("src", inline);
        else if (SafeAddress.ForRemotePicture(source) is { } remote)
        {
            RemotePictures++;
            Write("data-remote-src", remote);
        }
    }

    // Apple Mail and Thunderbird say it in one way, Gmail and Proton in another.
    static bool IsQuote(HtmlTagToken tag)
    {
        var name = Attribute(tag, "class") ?? "";
        return Attribute(tag, "type") == "cite"
            || name.Contains("gmail_quote", StringComparison.Ordinal)
            || name.Contains("protonmail_quote", StringComparison.Ordinal);
    }

    static string? Attribute(HtmlTagToken tag, string name) =>
        tag.Attributes.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    void Write(string name, string value) =>
        written.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
}
