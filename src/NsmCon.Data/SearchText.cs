namespace NsmCon.Data;

/// <summary>What is searched and compared, in the form of <c>FoldedText</c>.</summary>
public static class SearchText
{
    /// <summary>Joins and normalises; "José  ÁLVAREZ", "Acme" becomes "jose alvarez acme".</summary>
    public static string Normalize(params ReadOnlySpan<string?> parts) => FoldedText.Fold(parts);

    /// <summary>As <see cref="Normalize"/>, no longer than a column takes: some signs become eighteen letters.</summary>
    public static string NormalizeWithin(int length, params ReadOnlySpan<string?> parts)
    {
        var text = Normalize(parts);
        return text.Length <= length ? text : text.Start(length).TrimEnd();
    }

    /// <summary>The words to look for in such a form, in whatever order they were typed, without punctuation at their ends.</summary>
    public static string[] WordsOf(string? typed)
    {
        var words = Normalize(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = Array.ConvertAll(words, WithoutPunctuation);
        // Who looks for nothing but signs means them.
        return Array.TrueForAll(bare, word => word.Length == 0) ? words : Array.FindAll(bare, word => word.Length > 0);
    }

    /// <summary>Whether all the words stand in a text that has been normalised.</summary>
    public static bool HasAll(string text, string[] words) =>
        Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal));

    static string WithoutPunctuation(string word) => word.Trim([.. word.Where(char.IsPunctuation)]);
}
