using System.Text;
using MimeKit.Text;

namespace NsmCon.Mime;

/// <summary>The text of HTML as people read it: a line for each block, "&gt; " before what is quoted, links with their address.</summary>
sealed class HtmlText : HtmlWalk
{
    const int MostLinkCharacters = 300,
        MostQuoteDepth = 20;
    const string Rule = "________________________________";

    readonly StringBuilder text = new();
    readonly StringBuilder line = new();
    readonly Stack<Element> open = new();
    int quotes,
        preformatted,
        hidden,
        emptyLines;

    HtmlText(int mostTags)
        : base(mostTags) { }

    public static string FromHtml(string html, ReadingLimits limits)
    {
        var writer = new HtmlText(limits.HtmlTags);
        writer.Walk(html);
        writer.EndLine();
        return writer.text.ToString().Trim('\n');
    }

    protected override void Open(HtmlTagToken tag, string name)
    {
        var isHidden = IsHidden(tag);
        if (isHidden)
            hidden++;
        if (HtmlNames.Blocks.Contains(name))
            EndLine();
        var isLoose = IsLoose(tag, name);
        if (isLoose)
            EmptyLine();
        if (name == "blockquote")
            quotes++;
        if (name == "pre")
            preformatted++;
        if (name == "li")
            line.Append("- ");
        if (name is "td" or "th" && line.Length > 0)
            line.Append(' ');
        open.Push(new(name, isHidden, isLoose, name == "a" ? Attribute(tag, "href") : null, line.Length, text.Length));
    }

    protected override void Close(string name)
    {
        var element = open.Pop();
        if (element.Link is { } link)
            AppendLink(link, element.LinkStart);
        if (HtmlNames.Blocks.Contains(name))
            EndLine();
        if (name == "blockquote")
            quotes--;
        // In Outlook's mails each line is a paragraph, and an empty one an empty line.
        if (element.IsLoose || name == "blockquote" || (name == "p" && text.Length == element.TextStart))
            EmptyLine();
        if (element.IsHidden)
            hidden--;
        if (name == "pre")
            preformatted--;
    }

    protected override void Void(HtmlTagToken tag, string name)
    {
        if (name == "br")
            EndLine(evenIfEmpty: true);
        else if (name == "hr")
        {
            EndLine();
            line.Append(Rule);
            EndLine();
        }
        else if (name == "img" && hidden == 0 && Attribute(tag, "alt") is { } alt && !string.IsNullOrWhiteSpace(alt))
            line.Append('[').Append(CleanText.Line(alt)).Append(']');
    }

    protected override void Text(string data)
    {
        if (hidden > 0)
            return;
        if (preformatted > 0)
        {
            var lines = data.Split('\n');
            foreach (var full in lines[..^1])
            {
                line.Append(full);
                EndLine(evenIfEmpty: true);
            }
            line.Append(lines[^1]);
            return;
        }
        foreach (var letter in data)
        {
            if (!IsSpace(letter))
                line.Append(letter);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
    }

    // Zero-width letters pad the preview of newsletters.
    static bool IsSpace(char letter) =>
        letter is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0' or '\u200B' or '\u200C' or '\uFEFF' or '\u034F' or '\u00AD';

    bool IsLoose(HtmlTagToken tag, string name) =>
        name switch
        {
            "p" => !IsTight(tag) && IsOutsideOfCells(),
            "h1" or "h2" or "h3" or "h4" or "ul" or "ol" or "table" => IsOutsideOfCells(),
            _ => false,
        };

    bool IsOutsideOfCells() => open.All(o => o.Name is not ("li" or "td" or "th"));

    static bool IsTight(HtmlTagToken tag) =>
        Attribute(tag, "class")?.Contains("MsoNormal", StringComparison.Ordinal) == true
        || StyleWithoutSpaces(tag).Contains("margin:0", StringComparison.OrdinalIgnoreCase);

    void AppendLink(string href, int start)
    {
        if (SafeAddress.ForLink(href) is not { } address || address.Length > MostLinkCharacters || hidden > 0)
            return;

        var words = start <= line.Length ? line.ToString(start, line.Length - start).Trim() : "";
        var shown = href.Trim();
        if (
            words.Length == 0
            || shown.Contains(words, StringComparison.OrdinalIgnoreCase)
            || words.Contains(shown, StringComparison.OrdinalIgnoreCase)
        )
            return;
        line.Append(" <").Append(shown).Append('>');
    }

    void EndLine(bool evenIfEmpty = false)
    {
        var full = line.ToString().TrimEnd(' ');
        line.Clear();
        if (full.Length > 0)
        {
            Append(full);
            emptyLines = 0;
        }
        else if (evenIfEmpty)
            EmptyLine(most: 2);
    }

    void EmptyLine(int most = 1)
    {
        if (text.Length == 0 || emptyLines >= most)
            return;

        emptyLines++;
        Append("");
    }

    void Append(string full)
    {
        var depth = Math.Min(quotes, MostQuoteDepth);
        text.Append('>', depth);
        if (depth > 0 && full.Length > 0)
            text.Append(' ');
        text.Append(full).Append('\n');
    }

    static bool IsHidden(HtmlTagToken tag) => StyleWithoutSpaces(tag).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    static string StyleWithoutSpaces(HtmlTagToken tag) => (Attribute(tag, "style") ?? "").Replace(" ", "", StringComparison.Ordinal);

    static string? Attribute(HtmlTagToken tag, string name) =>
        tag.Attributes.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>An element that is open, and where its link and its text begin.</summary>
    sealed record Element(string Name, bool IsHidden, bool IsLoose, string? Link, int LinkStart, int TextStart);
}
