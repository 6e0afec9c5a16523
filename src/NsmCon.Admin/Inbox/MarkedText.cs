using System.Text.RegularExpressions;
using NsmCon.Data;
using NsmCon.Data.Search;

namespace NsmCon.Admin.Inbox;

/// <summary>A piece of a text, and whether it is what somebody looked for.</summary>
public sealed record MarkedPiece(string Text, bool IsMarked);

/// <summary>A text with the words in it that were looked for.</summary>
static partial class MarkedText
{
    const int ExcerptLength = 240,
        Before = 70;

    /// <summary>The whole text, in pieces.</summary>
    public static IReadOnlyList<MarkedPiece> Mark(string text, SearchQuery query)
    {
        var pieces = new List<MarkedPiece>();
        var at = 0;
        foreach (var word in Words().Matches(text).Where(word => query.Marks(word.Value)))
        {
            if (word.Index > at)
                pieces.Add(new(text[at..word.Index], IsMarked: false));
            pieces.Add(new(word.Value, IsMarked: true));
            at = word.Index + word.Length;
        }

        if (at < text.Length)
            pieces.Add(new(text[at..], IsMarked: false));
        return pieces;
    }

    static int WordBefore(string text, int first)
    {
        if (first <= Before)
            return 0;

        var space = text.IndexOfAny([' ', '\n'], first - Before, Before);
        return space < 0 ? first : space + 1;
    }

    /// <summary>Some lines' worth of a text around the first of the words, or its beginning where none is in it.</summary>
    public static IReadOnlyList<MarkedPiece> Excerpt(string text, SearchQuery query)
    {
        var first = Words().Matches(text).FirstOrDefault(word => query.Marks(word.Value))?.Index ?? 0;
        var from = WordBefore(text, first);
        var line = Spaces().Replace(text[from..].Start(4 * ExcerptLength), " ").Trim().Shorten(ExcerptLength);
        return Mark(from > 0 ? $"… {line}" : line, query);
    }

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}'’]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
