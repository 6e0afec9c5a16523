namespace NsmCon.Mime;

/// <summary>Lines that part a text from an earlier mail below it.</summary>
static class SeparatorLine
{
    const int MostCharacters = 120;

    /// <summary>"-----Original Message-----" in any language.</summary>
    public static bool IsOriginal(string line) => IsBetweenDashes(line) && Has(line, ClientWords.Originals);

    /// <summary>"---------- Forwarded message ---------", and "Begin forwarded message:".</summary>
    public static bool IsForward(string line) =>
        line.Length <= MostCharacters && Has(line, ClientWords.Forwards) && (IsBetweenDashes(line) || IsOnlyWords(line));

    /// <summary>The rule that Outlook draws above an earlier mail.</summary>
    public static bool IsRule(string line) => line.Trim() is { Length: >= 10 } rule && rule.All(c => c is '_' or '-');

    static bool IsBetweenDashes(string line) => line.Length <= MostCharacters && line.Trim() is ['-', '-', ..] and [.., '-' or '>'];

    static bool IsOnlyWords(string line)
    {
        var text = line.Trim();
        return text.EndsWith(':')
            && Array.Exists(ClientWords.Forwards, w => text.TrimEnd(':', ' ').Equals(w, StringComparison.OrdinalIgnoreCase));
    }

    static bool Has(string line, string[] words) => Array.Exists(words, w => line.Contains(w, StringComparison.OrdinalIgnoreCase));
}
