using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace NsmCon.Admin.Shared;

/// <summary>One e-mail address and nothing else: no name around it, no second one, no line break.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } given || IsAddress(given.Trim());

    static bool IsAddress(string text) =>
        !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter == '\uFFFE')
        && MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address == text
        && text.LastIndexOf('@') is > 0 and < 65 and var at
        && text.IndexOf('.', at) > at + 1
        && !text.EndsWith('.');
}
