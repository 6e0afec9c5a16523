namespace NsmCon.Hugo;

/// <summary>How many lines of a text stay at its beginning and at its end when it becomes another one.</summary>
internal sealed record SameLines(int First, int Last)
{
    /// <summary>Compares line by line. A shortcode over several lines stays or goes as a whole.</summary>
    public static SameLines Compare(List<BodyLine> old, ShortcodeText text)
    {
        var shorter = Math.Min(old.Count, text.Lines.Count);
        var first = 0;
        while (first < shorter && IsSame(old, text, first, first))
            first++;

        var last = 0;
        while (last < shorter - first && IsSame(old, text, old.Count - 1 - last, text.Lines.Count - 1 - last))
            last++;

        var isAll = first == old.Count && first == text.Lines.Count;
        return isAll ? new SameLines(first, 0) : AtShortcodes(text, first, last);
    }

    static SameLines AtShortcodes(ShortcodeText text, int first, int last)
    {
        foreach (var (firstLine, lastLine, _) in text.Shortcodes.Where(s => s.FirstLine < s.LastLine))
        {
            if (firstLine < first && lastLine >= first)
                first = firstLine;
            if (lastLine >= text.Lines.Count - last && firstLine < text.Lines.Count - last)
                last = text.Lines.Count - 1 - lastLine;
        }

        return new SameLines(first, last);
    }

    /// <summary>Spaces at the very end of a text do not count.</summary>
    static bool IsSame(List<BodyLine> old, ShortcodeText text, int oldLine, int newLine)
    {
        var isEnd = oldLine == old.Count - 1 && newLine == text.Lines.Count - 1;
        return (isEnd ? old[oldLine].Text.TrimEnd() : old[oldLine].Text) == text.Lines[newLine];
    }
}
