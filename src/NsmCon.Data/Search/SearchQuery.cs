namespace NsmCon.Data.Search;

/// <summary>Words that stand beside each other.</summary>
/// <param name="Words">The words, as they are indexed.</param>
/// <param name="IsPrefix">Whether the last of them may go on.</param>
/// <param name="IsOfSender">Whether they are the sender's.</param>
/// <param name="IsExcluded">Whether they must not be there.</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix, bool IsOfSender, bool IsExcluded);

/// <summary>
/// What somebody looks for: <c>words "a phrase" begin* -without from:somebody</c>. All must be there;
/// the last word may go on. Nothing is wrong: what is no sign of this language is read as words.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>What is longer is cut, in characters.</summary>
    public const int Length = 500;

    const int MostTerms = 20;

    const string From = "from:";

    const string Quotes = "\"“”„«»";

    SearchQuery(IReadOnlyList<SearchTerm> terms) => Terms = terms;

    /// <summary>What must be there, and what must not. Where something must not, something must.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; }

    /// <summary>Whether nothing is looked for.</summary>
    public bool IsEmpty => Terms.Count == 0;

    /// <summary>Reads what somebody typed.</summary>
    public static SearchQuery Read(string? typed)
    {
        var terms = new List<SearchTerm>();
        var text = (typed ?? "").Start(Length).TrimEnd();
        var at = 0;
        while (at < text.Length && terms.Count < MostTerms)
            if (Next(text, ref at) is { } term)
                terms.Add(term);

        // Nobody looks for everything without a word.
        return new(terms.TrueForAll(term => term.IsExcluded) ? terms.ConvertAll(term => term with { IsExcluded = false }) : terms);
    }

    /// <summary>Whether a word of a text is one of those that were looked for.</summary>
    public bool Marks(string word) => SearchWords.Split(word).Any(one => Terms.Any(term => !term.IsExcluded && Finds(term, one)));

    static bool Finds(SearchTerm term, string word) =>
        term.Words.Contains(word, StringComparer.Ordinal) || (term.IsPrefix && word.StartsWith(term.Words[^1], StringComparison.Ordinal));

    static SearchTerm? Next(string text, ref int at)
    {
        if (char.IsWhiteSpace(text[at]))
        {
            at++;
            return null;
        }

        var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        if (isExcluded)
            at++;
        var isOfSender =
            string.Compare(text, at, From, 0, From.Length, StringComparison.OrdinalIgnoreCase) == 0
            && at + From.Length < text.Length
            && !char.IsWhiteSpace(text[at + From.Length]);
        if (isOfSender)
            at += From.Length;
        return Term(text, ref at) is var (words, end) && words.Count > 0
            ? new(words, Continues(words[^1], end, isExcluded), isOfSender, isExcluded)
            : null;
    }

    static (IReadOnlyList<string> Words, TermEnd End) Term(string text, ref int at)
    {
        var isPhrase = Quotes.Contains(text[at], StringComparison.Ordinal);
        var start = isPhrase ? at + 1 : at;
        var end = start;
        while (end < text.Length && !(isPhrase ? Quotes.Contains(text[end], StringComparison.Ordinal) : char.IsWhiteSpace(text[end])))
            end++;
        at = isPhrase ? end + 1 : end;
        var term = text[start..end];
        var ending = TermEnd.Whole;
        if (!isPhrase && term.EndsWith('*'))
            ending = TermEnd.Open;
        else if (!isPhrase && end == text.Length)
            ending = TermEnd.OfText;
        return (SearchWords.SplitTyped(term), ending);
    }

    // One letter would be the start of nearly everything; one sign of a script without spaces is always the start of a pair.
    static bool Continues(string word, TermEnd end, bool isExcluded) =>
        SearchWords.IsSign(word) || (word.Length > 1 && (end == TermEnd.Open || (end == TermEnd.OfText && !isExcluded)));

    enum TermEnd
    {
        Whole,
        Open,
        OfText,
    }
}
