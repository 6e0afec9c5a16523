using System.Globalization;
using System.Text;

namespace NsmCon.Data;

/// <summary>The form in which texts are compared: lower case, without accents, white space as one space.</summary>
public static class SearchText
{
    /// <summary>Joins and normalises; "José  ÁLVAREZ", "Acme" becomes "jose alvarez acme".</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var letter in string.Join(' ', parts!).Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(char.ToLowerInvariant(letter));
            }
        }

        return text.ToString().Trim().Normalize(NormalizationForm.FormC);
    }
}
