namespace NsmCon.Admin.Shared;

/// <summary>What people typed, fit to be kept: a database refuses some control characters, and a name has one line.</summary>
public static class PlainText
{
    /// <summary>As one line, trimmed.</summary>
    public static string Line(this string? typed) =>
        string.Join(' ', Printable(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>As lines, trimmed at both ends.</summary>
    public static string Lines(this string? typed) => Printable(typed).Trim();

    static string Printable(string? typed) =>
        string.Concat((typed ?? "").ReplaceLineEndings("\n").Where(letter => !char.IsControl(letter) || letter is '\n' or '\t'));
}
