using System.ComponentModel.DataAnnotations;

namespace NsmCon.Admin.Forms;

/// <summary>
/// One line of text that a person can read: no line breaks, no control characters, nothing that turns the direction of what is printed
/// after it, and not only invisible characters. Letters of every script and emoji are fine.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleLineAttribute() : ValidationAttribute("Write this in one line of letters that can be seen.")
{
    public override bool IsValid(object? value) =>
        value is not string text || (!text.Any(PlainText.IsControl) && (text.Length == 0 || text.CanBeSeen()));
}
