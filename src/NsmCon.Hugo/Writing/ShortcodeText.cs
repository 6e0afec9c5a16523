namespace NsmCon.Hugo;

/// <summary>A Markdown text that is to stand inside a shortcode, line by line, with the shortcodes in it.</summary>
internal sealed class ShortcodeText
{
    // Whatever begins the text, it is no front matter.
    const string Before = "x\n";

    ShortcodeText(string what, string text)
    {
        What = what;
        Lines = text.Length == 0 ? [] : text.Split('\n');
        Shortcodes = FindShortcodes(what, text);
    }

    /// <summary>What it is, for a sentence: "The abstract".</summary>
    public string What { get; }

    /// <summary>The lines, without blank ones around. Empty if there is no text.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The shortcodes in the text, also those that are only shown: first and last line, and their text.</summary>
    public IReadOnlyList<(int FirstLine, int LastLine, string Text)> Shortcodes { get; }

    /// <summary>The text as it will be read back: with LF, without blank lines around it and spaces at its end.</summary>
    public override string ToString() => string.Join('\n', Lines);

    /// <param name="what">What it is, for a sentence: "The abstract".</param>
    /// <param name="text">The text with any line ends.</param>
    public static ShortcodeText Read(string what, string text)
    {
        var unified = WritableText.WithLineFeeds(text).TrimEnd();
        WritableText.Check(what, unified);
        var lines = unified.Split('\n');
        var first = Array.FindIndex(lines, l => !string.IsNullOrWhiteSpace(l));
        var plain = new ShortcodeText(what, first < 0 ? "" : string.Join('\n', lines[first..]));
        CheckMarkdown(what, plain);
        return plain;
    }

    /// <summary>
    /// Refuses a comment with a blank line in it, unless it stood in the text before. Where the result of a shortcode is rendered again,
    /// the blank line ends the HTML around the comment, the end of the comment becomes text, and what follows on the page is hidden.
    /// </summary>
    public void RefuseCommentsWithGaps(string before)
    {
        var whole = ToString();
        var comments = HtmlComments.Find(whole).Select(c => whole[c.Start..c.End]);
        if (comments.Any(c => c.Split('\n').Any(string.IsNullOrWhiteSpace) && !before.Contains(c, StringComparison.Ordinal)))
            throw new EditRefusedException(
                $"{What} has a comment (<!-- … -->) with an empty line in it, which could hide what follows on the page: take the empty line out."
            );
    }

    static void CheckMarkdown(string what, ShortcodeText text)
    {
        if (Heading.EndsInFence(text.Lines))
            throw new EditRefusedException(
                $"{what} begins a code block that does not end, so it would take in what follows on the page: close it."
            );

        var whole = text.ToString();
        var comment = whole.LastIndexOf("<!--", StringComparison.Ordinal);
        if (comment >= 0 && whole.IndexOf("-->", comment, StringComparison.Ordinal) < 0)
            throw new EditRefusedException(
                $"{what} begins a comment (<!--) that does not end, so it would hide what follows on the page: close it."
            );
    }

    static List<(int, int, string)> FindShortcodes(string what, string text)
    {
        var found = new List<(int, int, string)>();
        var page = HugoPage.Parse(Before + text);
        foreach (var leaf in page.Leaves)
        {
            var isOpen = leaf is TagNode { IsBroken: true } && !EndsAsTag(leaf.ToString());
            if (isOpen || (leaf is TextNode && leaf.ToString() is "{{</*" or "{{%/*"))
                throw new EditRefusedException(
                    $"{what} has a {leaf.ToString()[..3]} in its line {page.Place(leaf.Start).Line - 1} that does not end: put a space between the braces."
                );
            if (leaf is TagNode or EscapedNode)
                found.Add((page.Place(leaf.Start).Line - 2, page.Place(leaf.End).Line - 2, leaf.ToString()));
        }

        return found;
    }

    static bool EndsAsTag(string tag) => tag.EndsWith(tag[2] == '%' ? "%}}" : ">}}", StringComparison.Ordinal) && tag.Length >= 6;
}
