using System.Globalization;
using System.Text;

namespace NsmCon.Admin.Forms;

/// <summary>What people typed, fit to be kept: a database refuses some control characters, and a name has one line.</summary>
public static class PlainText
{
    /// <summary>As one line, trimmed.</summary>
    public static string Line(this string? typed) =>
        string.Join(' ', Printable(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>As lines, trimmed at both ends.</summary>
    public static string Lines(this string? typed) => Printable(typed).Trim();

    /// <summary>Whether there is anything that a person can read.</summary>
    public static bool CanBeSeen(this string text) => text.EnumerateRunes().Any(IsVisible);

    /// <summary>Whether it is no letter but a command: it ends the line, or turns the direction of what stands after it.</summary>
    public static bool IsControl(char letter) =>
        char.IsControl(letter) || letter is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // The Hangul fillers and the empty Braille pattern are letters and signs by their category, and blank on paper.
    static bool IsVisible(Rune rune) =>
        rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
            );

    static string Printable(string? typed) =>
        string.Concat((typed ?? "").ReplaceLineEndings("\n").Where(letter => !IsControl(letter) || letter is '\n' or '\t'));
}
