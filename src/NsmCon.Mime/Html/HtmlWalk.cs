using MimeKit.Text;

namespace NsmCon.Mime;

/// <summary>
/// Reads HTML tag by tag and hands it on well nested: every element is closed, within a bounded
/// depth. It needs time and memory in proportion to the text, whatever the text is; a parser
/// that builds a tree does not, when elements are left open to be repeated in every paragraph.
/// </summary>
abstract class HtmlWalk(int mostTags)
{
    const int MostOpen = 200,
        MostOpenFormats = 24;

    readonly List<string> open = [];
    readonly Dictionary<string, int> skipped = [];
    int tags,
        formats;

    /// <summary>Whether tags were left out, since there are too many.</summary>
    public bool HasTooManyTags => tags > mostTags;

    protected abstract void Open(HtmlTagToken tag, string name);

    protected abstract void Close(string name);

    protected abstract void Void(HtmlTagToken tag, string name);

    protected abstract void Text(string text);

    protected void Walk(string html)
    {
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader) { IgnoreTruncatedTags = true };
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
                Take(tag);
            // What stands in scripts and styles is a kind of data of its own.
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data or HtmlTokenKind.CData } data && !IsRaw())
                Text(data.Data);
        }
        CloseTo(0);
    }

    void Take(HtmlTagToken tag)
    {
        var name = tag.Name.ToLowerInvariant();
        raw = !tag.IsEndTag && HtmlNames.Raw.Contains(name) ? name : null;
        if (++tags > mostTags || HtmlNames.Raw.Contains(name))
            return;

        if (tag.IsEndTag)
            End(name);
        else if (HtmlNames.Void.Contains(name))
            Void(tag, name);
        else
            Begin(tag, name);
    }

    string? raw;

    bool IsRaw() => raw is not null;

    void Begin(HtmlTagToken tag, string name)
    {
        CloseWhatItEnds(name);
        var isFormat = HtmlNames.Formats.Contains(name);
        if (open.Count >= MostOpen || (isFormat && formats >= MostOpenFormats))
        {
            skipped[name] = skipped.GetValueOrDefault(name) + 1;
            return;
        }
        if (isFormat)
            formats++;
        open.Add(name);
        Open(tag, name);
    }

    void End(string name)
    {
        if (skipped.GetValueOrDefault(name) is > 0 and var count)
        {
            skipped[name] = count - 1;
            return;
        }
        var at = LastOpen(name, HtmlNames.EndsSearch(name));
        if (at >= 0)
            CloseTo(at);
    }

    // A paragraph ends where a block begins, an item where the next begins, a cell at the next cell.
    void CloseWhatItEnds(string name)
    {
        foreach (var ended in HtmlNames.EndedBy(name))
        {
            var at = LastOpen(ended, HtmlNames.EndsSearch(ended));
            if (at >= 0)
                CloseTo(at);
        }
    }

    int LastOpen(string name, IReadOnlySet<string> until)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i] == name)
                return i;
            if (until.Contains(open[i]))
                return -1;
        }
        return -1;
    }

    void CloseTo(int count)
    {
        while (open.Count > count)
        {
            var name = open[^1];
            open.RemoveAt(open.Count - 1);
            if (HtmlNames.Formats.Contains(name))
                formats--;
            Close(name);
        }
    }
}
