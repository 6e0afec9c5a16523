using System.Globalization;
using System.Text;

namespace NsmCon.Data;

/// <summary>
/// The form in which texts are compared: letters of one size and shape, without accents, apostrophes and invisible marks, with dashes and
/// white space as one space. "O’Brien", "O'Brien" and "obrien" are one, and so are "Straßenmaier" and "STRASSENMAIER". NsmCon.Hugo, which
/// stands on no other library, compiles this file too.
/// </summary>
static class FoldedText
{
    // Also those that are letters or accents to Unicode, and that keyboards offer where an apostrophe is meant.
    const string Apostrophes = "'`´’‘‛ʼʻʹʽʾʿ′ꞌ＇";

    const char Minus = '\u2212';

    /// <summary>Joins and normalises; "José  ÁLVAREZ", "Acme" becomes "jose alvarez acme".</summary>
    public static string Fold(params ReadOnlySpan<string?> parts)
    {
        // What cannot be normalised, half a surrogate pair and U+FFFE, becomes the replacement character.
        var joined = string.Concat(string.Join(' ', parts!).EnumerateRunes()).Replace('\uFFFE', '\uFFFD');
        var plain = string.Concat(joined.Where(letter => !Apostrophes.Contains(letter, StringComparison.Ordinal)));
        var text = new StringBuilder();
        foreach (var letter in plain.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            Append(text, letter);

        return text.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    static void Append(StringBuilder text, Rune letter)
    {
        if (IsSpace(letter))
        {
            if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        else if (Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && !IsApostrophe(letter))
        {
            // By way of capitals, so that both small sigmas are one letter.
            text.Append(Plain(Rune.ToLowerInvariant(Rune.ToUpperInvariant(letter))));
        }
    }

    static bool IsSpace(Rune letter) =>
        Rune.IsWhiteSpace(letter)
        || Rune.IsControl(letter)
        || letter.Value == Minus
        || Rune.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;

    static bool IsApostrophe(Rune letter) => letter.IsBmp && Apostrophes.Contains((char)letter.Value, StringComparison.Ordinal);

    // Letters that Unicode does not take apart, as people write them who do not have them on their keyboard.
    static string Plain(Rune letter) =>
        letter.Value switch
        {
            'ß' or 'ẞ' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ð' or 'đ' => "d",
            'ł' => "l",
            'ø' => "o",
            'ħ' => "h",
            'ŧ' => "t",
            'ŋ' => "n",
            'ı' => "i",
            _ => letter.ToString(),
        };
}
