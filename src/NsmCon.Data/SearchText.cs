using System.Globalization;
using System.Text;

namespace NsmCon.Data;

/// <summary>The form in which texts are compared: lower case, without accents and invisible marks, white space as one space.</summary>
public static class SearchText
{
    /// <summary>Joins and normalises; "José  ÁLVAREZ", "Acme" becomes "jose alvarez acme".</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        // What cannot be normalised, half a surrogate pair and U+FFFE, becomes the replacement character.
        var joined = string.Concat(string.Join(' ', parts!).EnumerateRunes()).Replace('\uFFFE', '\uFFFD');
        var text = new StringBuilder();
        foreach (var letter in joined.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(letter) || Rune.IsControl(letter))
            {
                if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                text.Append(Plain(Rune.ToLowerInvariant(letter)));
            }
        }

        return text.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    // Letters whose stroke is no accent to Unicode.
    static Rune Plain(Rune letter) => letter.Value switch
    {
        'ł' => new('l'),
        'ø' => new('o'),
        'đ' => new('d'),
        'ı' => new('i'),
        _ => letter,
    };
}
