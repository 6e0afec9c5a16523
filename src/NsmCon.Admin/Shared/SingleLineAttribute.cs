using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace NsmCon.Admin.Shared;

/// <summary>
/// One line of text that a person can read: no line breaks, no control characters, nothing that turns the direction of what is printed
/// after it, and not only invisible characters. Letters of every script and emoji are fine.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleLineAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not string text || (!text.Any(IsControl) && (text.Length == 0 || text.EnumerateRunes().Any(IsVisible)));

    static bool IsControl(char letter) =>
        char.IsControl(letter) || letter is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
