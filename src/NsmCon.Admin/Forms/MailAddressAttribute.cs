using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Mail;
using NsmCon.Data;

namespace NsmCon.Admin.Forms;

/// <summary>
/// One e-mail address and nothing else: no name around it, no second one, no line break; and one that our mail server can write to.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    /// <summary>Said where the mail server is known not to speak SMTPUTF8 (RFC 6531).</summary>
    public const string BeyondServer =
        "Our mail server cannot write to an address with letters such as ö or é before the @. Please give another address.";

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        // What is too long is said once, by the rule of length that stands beside this one.
        if (value is not string { Length: > 0 and <= EmailAddress.Length } given)
            return ValidationResult.Success;

        if (!EmailAddress.IsValid(given))
            return new(FormatErrorMessage(validationContext.DisplayName), [validationContext.MemberName!]);

        var isBeyond =
            EmailAddress.NeedsUtf8(given)
            && validationContext.GetService(typeof(MailServerAbilities)) is MailServerAbilities { SpeaksUtf8: false };
        return isBeyond ? new(BeyondServer, [validationContext.MemberName!]) : ValidationResult.Success;
    }
}
