namespace NsmCon.Hugo;

/// <summary>How a page is written where nothing is said.</summary>
internal static class PageStyle
{
    /// <summary>The line end in use at a place: that of its own line, else of the line above, else LF.</summary>
    public static string LineEnd(string text, int at)
    {
        var line = text.IndexOf('\n', at);
        if (line < 0 && at > 0)
            line = text.LastIndexOf('\n', at - 1);
        return line > 0 && text[line - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>The offset after the line break that stands at an offset, or the offset itself.</summary>
    public static int AfterLineBreak(string text, int at)
    {
        if (at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n')
            return at + 2;
        return at < text.Length && text[at] == '\n' ? at + 1 : at;
    }

    public static bool IsLineStart(string text, int at) => at == 0 || text[at - 1] == '\n';

    /// <summary>The end of the line at an offset, without its line break, no further than a limit.</summary>
    public static int EndOfLine(string text, int at, int limit)
    {
        var end = text.IndexOf('\n', at, limit - at);
        if (end < 0)
            return limit;

        return end > at && text[end - 1] == '\r' ? end - 1 : end;
    }
}
