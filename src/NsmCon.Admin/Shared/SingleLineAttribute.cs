using System.ComponentModel.DataAnnotations;

namespace NsmCon.Admin.Shared;

/// <summary>One line of text that a person can read: no line breaks, no control characters, and not only invisible ones.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleLineAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not string text || (!text.Any(char.IsControl) && (text.Length == 0 || text.EnumerateRunes().Any(IsVisible)));

    static bool IsVisible(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune)
        is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.SpaceSeparator
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.PrivateUse);
}
