namespace NsmCon.Mime;

/// <summary>
/// The line above a quote: "On 1 May 2026, Ada &lt;ada@acme.example&gt; wrote:". Programs break it over two or three lines.
/// </summary>
static class IntroLine
{
    const int MostLines = 3,
        MostCharacters = 500;

    /// <summary>How many lines from here on are such a line; 0 where none is.</summary>
    public static int CountAt(IReadOnlyList<string> lines, int start)
    {
        var first = lines[start].Trim();
        if (first.Length == 0 || first.StartsWith('>'))
            return 0;

        var joined = "";
        for (var count = 1; count <= MostLines && start + count <= lines.Count; count++)
        {
            var line = lines[start + count - 1].Trim().Replace('\u00A0', ' ').Replace('\u202F', ' ');
            if (line.Length == 0 || line.StartsWith('>'))
                return 0;
            joined = joined.Length == 0 ? line : $"{joined} {line}";
            if (joined.Length > MostCharacters)
                return 0;
            if (EndsInColon(line))
                return IsIntro(joined, count) ? count : 0;
        }
        return 0;
    }

    /// <summary>
    /// How many lines from here on tell who wrote the quote right below them. There, a line
    /// with a date and an address that ends in a colon is enough, in whatever language.
    /// </summary>
    public static int CountAbove(IReadOnlyList<string> lines, int start)
    {
        var line = lines[start].Trim();
        var isEnough =
            line.Length <= MostCharacters && !line.StartsWith('>') && EndsInColon(line) && line.Contains('@') && Digits(line) >= 4;
        return isEnough ? 1 : CountAt(lines, start);
    }

    static bool EndsInColon(string line) => line.EndsWith(':') || line.EndsWith('：');

    static bool IsIntro(string text, int lines) =>
        BeginsWithDay(text)
        || IsDateAndAddress(text)
        || BeginsWithName(text)
        || (lines == 1 && Array.Exists(ClientWords.IntroEnds, text.EndsWith));

    static bool BeginsWithDay(string text) =>
        Digits(text) >= 3
        && Array.Exists(ClientWords.Intros, i => text.StartsWith(i.Begins, StringComparison.Ordinal) && Array.Exists(i.Has, text.Contains));

    // "Ada <ada@acme.example> schrieb am 29.06.2026 10:01:".
    static bool BeginsWithName(string text) =>
        text.Contains('@')
        && Digits(text) >= 6
        && Array.Exists(ClientWords.Intros, i => Array.Exists(i.Has, w => text.Contains($" {w} ", StringComparison.Ordinal)));

    // Gmail in Japanese, and once in every language: "2026年6月29日(月) 10:15 Ada <ada@acme.example>:".
    static bool IsDateAndAddress(string text) =>
        char.IsAsciiDigit(text[0]) && Digits(text) >= 6 && text.Contains('@') && text[..^1].TrimEnd().EndsWith('>');

    static int Digits(string text) => text.Count(char.IsAsciiDigit);
}
