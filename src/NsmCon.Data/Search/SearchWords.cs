using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace NsmCon.Data.Search;

/// <summary>
/// The words of a text as they are indexed and looked for: letters and digits in the form of
/// <see cref="SearchText"/>. Both databases get words that are parted already, so that both find the same.
/// </summary>
public static class SearchWords
{
    /// <summary>The longest word, in characters; of a longer one its beginning counts.</summary>
    const int WordLength = 60;

    /// <summary>The words of what is kept, no more than asked for.</summary>
    public static IReadOnlyList<string> Split(string? text, int most = int.MaxValue) =>
        IsPlain(text)
            ? [text.ToLowerInvariant()]
            : [.. Runs(text).SelectMany(run => run.IsUnspaced ? PairsAndLast(run.Letters) : [JoinLetters(run)]).Take(most)];

    /// <summary>The words of what somebody typed: without the last signs, which are an entry only where a text ends.</summary>
    public static IReadOnlyList<string> SplitTyped(string? text) =>
        [.. Runs(text).SelectMany(run => run.IsUnspaced ? Pairs(run.Letters) : [JoinLetters(run)])];

    /// <summary>
    /// Whether a word is one sign of a script that sets no spaces, where each two signs beside each other count as a word.
    /// </summary>
    public static bool IsSign(string word) => word.EnumerateRunes().Take(2).ToList() is [var sign] && IsUnspaced(sign);

    // One word, of which each letter stands for itself: most are, and a page of results asks of thousands.
    static bool IsPlain([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= WordLength } && text.All(char.IsAsciiLetterOrDigit);

    static string JoinLetters((List<Rune> Letters, bool IsUnspaced) run) => string.Concat(run.Letters.Take(WordLength));

    static IEnumerable<string> Pairs(List<Rune> letters) =>
        letters.Count == 1 ? [letters[0].ToString()] : letters.Zip(letters.Skip(1), (first, second) => $"{first}{second}");

    static IEnumerable<string> PairsAndLast(List<Rune> letters) =>
        letters.Count == 1 ? Pairs(letters) : Pairs(letters).Append(letters[^1].ToString());

    static IEnumerable<(List<Rune> Letters, bool IsUnspaced)> Runs(string? text)
    {
        var run = new List<Rune>();
        var isUnspaced = false;
        foreach (var letter in SearchText.Normalize(text).EnumerateRunes())
        {
            var ends = !IsOfWord(letter) || IsUnspaced(letter) != isUnspaced;
            if (ends && run.Count > 0)
            {
                yield return (run, isUnspaced);
                run = [];
            }

            if (!IsOfWord(letter))
                continue;

            isUnspaced = IsUnspaced(letter);
            run.Add(letter);
        }

        if (run.Count > 0)
            yield return (run, isUnspaced);
    }

    static bool IsOfWord(Rune letter) =>
        Rune.IsLetter(letter) || Rune.IsNumber(letter) || Rune.GetUnicodeCategory(letter) == UnicodeCategory.SpacingCombiningMark;

    // Hiragana, katakana and Chinese signs: Japanese and Chinese set no spaces between words.
    static bool IsUnspaced(Rune letter) =>
        letter.Value
            is (>= 0x3005 and <= 0x3007)
                or (>= 0x3040 and <= 0x30FF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF);
}
