namespace NsmCon.Hugo;

/// <summary>Finds the front matter as Hugo does, and has it read in its language.</summary>
internal static class FrontMatterLexer
{
    public static FrontMatterNode? Read(string text, FindingList findings)
    {
        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n\uFEFF");
        return start < 0
            ? null
            : text[start] switch
            {
                '+' => ReadDelimited(text, start, FrontMatterFormat.Toml, "+++", findings),
                '-' => ReadDelimited(text, start, FrontMatterFormat.Yaml, "---", findings),
                '{' => ReadJson(text, start, findings),
                _ => null,
            };
    }

    static FrontMatterNode? ReadDelimited(string text, int start, FrontMatterFormat format, string delimiter, FindingList findings)
    {
        if (string.CompareOrdinal(text, start, delimiter, 0, 3) != 0)
        {
            findings.Error(
                start,
                FindingCodes.FrontMatterDelimiter,
                $"Hugo takes this for front matter: begin it with {delimiter}, or begin the page with another character."
            );
            return null;
        }

        var contentStart = AfterLineBreak(text, start + 3);
        var end =
            contentStart > start + 3 && StartsWith(text, contentStart, delimiter)
                ? contentStart
                : LineStartingWith(text, contentStart, delimiter);
        if (end < 0)
        {
            findings.Error(start, FindingCodes.FrontMatterOpen, $"The front matter has no end: write a line with {delimiter} after it.");
            return null;
        }

        var fields =
            format == FrontMatterFormat.Toml
                ? TomlFrontMatter.Read(text[contentStart..end], contentStart, findings)
                : YamlFrontMatter.Read(text[contentStart..end], contentStart, findings);
        return new FrontMatterNode(text, format, (contentStart, end), (start, AfterLineBreak(text, end + 3)), fields);
    }

    static FrontMatterNode? ReadJson(string text, int start, FindingList findings)
    {
        var end = EndOfObject(text, start);
        if (text.AsSpan(start).StartsWith("{{<") || text.AsSpan(start).StartsWith("{{%"))
        {
            findings.Error(
                start,
                FindingCodes.FrontMatterDelimiter,
                "Hugo takes this for front matter in JSON: write front matter before the first shortcode."
            );
            return null;
        }

        if (end < 0)
        {
            findings.Error(start, FindingCodes.FrontMatterOpen, "The front matter has no end: close the object with }.");
            return null;
        }

        var fields = JsonFrontMatter.Read(text[start..end], start, findings);
        return new FrontMatterNode(text, FrontMatterFormat.Json, (start, end), (start, AfterLineBreak(text, end)), fields);
    }

    static int EndOfObject(string text, int start)
    {
        var depth = 0;
        var isQuoted = false;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && text[at] is '{' or '}')
                depth += text[at] == '{' ? 1 : -1;
            if (depth == 0)
                return at + 1;
        }

        return -1;
    }

    static int LineStartingWith(string text, int from, string delimiter)
    {
        for (var at = from; (at = text.IndexOf(delimiter, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (at > from && text[at - 1] is '\n' or '\r')
                return at;
        }

        return -1;
    }

    static bool StartsWith(string text, int at, string expected) => string.CompareOrdinal(text, at, expected, 0, expected.Length) == 0;

    static int AfterLineBreak(string text, int at)
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        return at;
    }
}
