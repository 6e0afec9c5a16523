namespace NsmCon.Data;

/// <summary>A field of an entity as data: what people call it, what a row says in it, and how one row takes it from another.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Word">What it is called within a sentence: "job title".</param>
/// <param name="Text">What a row says in it, as people read it; empty if nothing.</param>
/// <param name="Take">How the first row takes it from the second.</param>
public record Field<T>(string Name, string Word, Func<T, string> Text, Action<T, T> Take)
{
    /// <summary>What it is called where nothing stands before it: "Job title".</summary>
    public string Label => char.ToUpperInvariant(Word[0]) + Word[1..];
}

/// <summary>A field that holds a text.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Word">What it is called within a sentence: "job title".</param>
/// <param name="MaxLength">The longest text, in characters.</param>
/// <param name="Get">What a row holds.</param>
/// <param name="Set">How a row takes a text.</param>
public sealed record TextField<T>(string Name, string Word, int MaxLength, Func<T, string?> Get, Action<T, string?> Set)
    : Field<T>(Name, Word, row => Get(row) ?? "", (to, from) => Set(to, Get(from)))
{
    /// <summary>The parameter in which a page says it; null if the page has another place for it.</summary>
    public string? Parameter { get; init; }

    /// <summary>What the change log calls it, where several are one to its readers.</summary>
    public string ChangeWord { get; init; } = Word;

    /// <summary>What a page is told has too many characters, where that is not clear from its name.</summary>
    public string LimitWord { get; init; } = Word;

    /// <summary>Whether the change log says what it was and is; of a long text only that it changed.</summary>
    public bool IsQuoted { get; init; }
}
