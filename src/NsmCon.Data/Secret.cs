using System.Security.Cryptography;

namespace NsmCon.Data;

/// <summary>Random codes that nobody guesses and that a person can read out at the door.</summary>
public static class Secret
{
    // Crockford's base 32: no I, L, O, U, so that nothing is read as something else.
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new code of twenty characters: 100 random bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The number of characters of a code.</summary>
    public const int Length = 20;

    /// <summary>
    /// What a person typed, brought to the form in which codes are kept: no spaces or hyphens, upper case, O as 0, I and L as 1.
    /// </summary>
    public static string Normalize(string typed) =>
        string.Concat(
            typed
                .Where(char.IsLetterOrDigit)
                .Select(char.ToUpperInvariant)
                .Select(letter =>
                    letter switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => letter,
                    }
                )
        );

    /// <summary>Whether the text has the length and the signs of a code, in the form in which codes are kept.</summary>
    public static bool IsCode(string text) => text.Length == Length && text.All(sign => Alphabet.Contains(sign, StringComparison.Ordinal));

    /// <summary>A code in groups of five, as it is printed: "7H3K9-…".</summary>
    public static string Group(string code) => string.Join('-', code.Chunk(5).Select(group => new string(group)));

    /// <summary>SHA-256 of a code in hexadecimal: what is kept of a link that makes someone staff.</summary>
    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)));
}
