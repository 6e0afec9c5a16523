namespace NsmCon.Hugo;

/// <summary>Findings about letters and words.</summary>
internal sealed class TextChecks(PageIndex page)
{
    // Letters of other alphabets with the Latin letters that they look like.
    const string CyrillicLetters = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝ";
    const string CyrillicLooks = "ABESIJKMHOPCTYXaesijopcyxdqw";
    const string GreekLetters = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ";
    const string GreekLooks = "ABEZHIKMNOPTYXovp";

    // Single letters that stand as words in some language of the Latin alphabet, or as names of things.
    const string WordsOfOneLetter = "aeiouwyzkvs";

    const string Invisible = "\u200B\u2060\uFEFF";

    public void Report()
    {
        var text = page.Page.ToString();
        ReportInvisible(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at]))
                continue;

            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            ReportLookAlike(text, start, at);
            if (at - start == 1)
                ReportBrokenWord(text, start);
            if (text.AsSpan(start, at - start) is "TODO" or "FIXME")
                page.Findings.Info(start, FindingCodes.ToDo, $"{text[start..at]} is still here: do it, or take it away.");
        }
    }

    // Joiners are left: they belong to emoji, and to words of several languages.
    void ReportInvisible(string text)
    {
        for (var at = text.AsSpan(Math.Min(1, text.Length)).IndexOfAny(Invisible) + 1; at > 0; at = Next(text, at))
            page.Findings.Info(
                at,
                FindingCodes.Invisible,
                $"The character U+{(int)text[at]:X4} has no width, so nobody sees it, and searches stumble over it: delete it."
            );
    }

    static int Next(string text, int at)
    {
        var line = text.IndexOf('\n', at);
        var next = line < 0 ? -1 : text.AsSpan(line).IndexOfAny(Invisible);
        return next < 0 ? 0 : line + next;
    }

    void ReportLookAlike(string text, int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        if (!word.ContainsAnyInRange('\u0370', '\u052F') || !HasLatin(word))
            return;

        for (var at = start; at < end; at++)
        {
            if (LatinLookOf(text[at]) is not { } look)
                continue;

            var shown = word.Length > 60 ? text[at].ToString() : word.ToString();
            var alphabet = text[at] < '\u0400' ? "Greek" : "Cyrillic";
            page.Findings.Warning(
                at,
                FindingCodes.LookAlike,
                $"\"{shown}\" has the {alphabet} letter U+{(int)text[at]:X4}, which looks like {look}: write the Latin letter."
            );
            return;
        }
    }

    static bool HasLatin(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (letter < '\u0250')
                return true;
        }

        return false;
    }

    static char? LatinLookOf(char letter)
    {
        var cyrillic = CyrillicLetters.IndexOf(letter, StringComparison.Ordinal);
        if (cyrillic >= 0)
            return CyrillicLooks[cyrillic];

        var greek = GreekLetters.IndexOf(letter, StringComparison.Ordinal);
        return greek >= 0 ? GreekLooks[greek] : null;
    }

    /// <summary>
    /// "opensource c", line break, "ommunities": a lower-case letter alone at the end of a line, and the next line goes on in lower case.
    /// </summary>
    void ReportBrokenWord(string text, int at)
    {
        var next = at + 1;
        if (next < text.Length && text[next] == '\r')
            next++;
        if (at < 2 || text[at - 1] != ' ' || !char.IsAsciiLetter(text[at - 2]) || next + 1 >= text.Length || text[next] != '\n')
            return;
        if (
            char.IsAsciiLetterLower(text[at])
            && !WordsOfOneLetter.Contains(text[at], StringComparison.Ordinal)
            && char.IsAsciiLetterLower(text[next + 1])
        )
            page.Findings.Info(at, FindingCodes.BrokenWord, "A word seems to be broken over two lines: join its parts.");
    }
}
