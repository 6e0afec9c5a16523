namespace NsmCon.Hugo;

/// <summary>Cuts a page into leaves: front matter, text, tags and escaped shortcodes.</summary>
internal sealed class PageLexer(string text, FindingList findings)
{
    readonly List<PageNode> leaves = [];

    // Once an end of an escape was looked for in vain, later escapes of that kind have none either.
    readonly HashSet<string> missingEnds = [];

    int position;

    public long Steps { get; private set; }

    public List<PageNode> Read()
    {
        var frontMatter = FrontMatterLexer.Read(text, findings);
        if (frontMatter is not null)
        {
            AddText(0, frontMatter.Start);
            leaves.Add(frontMatter);
            position = frontMatter.End;
            Steps += position;
        }

        ReadBody();
        return leaves;
    }

    void ReadBody()
    {
        var textStart = position;
        while (NextOpening() is var at && at >= 0)
        {
            AddText(textStart, at);
            ReadShortcode(at);
            textStart = position;
        }

        AddText(textStart, text.Length);
        if (text.AsSpan().Trim('\uFEFF').IsWhiteSpace())
            findings.Error(0, FindingCodes.Empty, "The page is empty: write front matter with a title, and the talks.");
    }

    int NextOpening()
    {
        var at = position;
        while ((at = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0)
        {
            if (at + 2 < text.Length && text[at + 2] is '<' or '%')
                break;
            at++;
        }

        Steps += (at < 0 ? text.Length : at) - position;
        return at;
    }

    void ReadShortcode(int at)
    {
        if (at + 4 < text.Length && text[at + 3] == '/' && text[at + 4] == '*')
        {
            ReadEscaped(at);
            return;
        }

        var tag = new TagLexer(text, at, findings);
        var node = tag.Read();
        Steps += tag.Steps;
        leaves.Add(node);
        position = node.End;
    }

    void ReadEscaped(int at)
    {
        var ending = text[at + 2] == '%' ? "*/%}}" : "*/>}}";
        var end = missingEnds.Contains(ending) ? -1 : text.IndexOf(ending, at + 5, StringComparison.Ordinal);
        if (end >= 0)
        {
            position = end + ending.Length;
            Steps += position - at;
            leaves.Add(new EscapedNode(text, at, position));
            return;
        }

        Steps += missingEnds.Add(ending) ? text.Length - at : 1;
        position = at + 5;
        findings.Error(at, FindingCodes.EscapeOpen, $"This escaped shortcode has no end: write {ending} after it.");
        AddText(at, position);
    }

    void AddText(int start, int end)
    {
        if (end > start)
            leaves.Add(new TextNode(text, start, end));
    }
}
