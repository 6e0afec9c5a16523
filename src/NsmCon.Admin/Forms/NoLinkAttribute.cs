using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace NsmCon.Admin.Forms;

/// <summary>
/// A name, and no address of a page: what a stranger types goes out in a mail to whatever mailbox they named, and mail programs make links
/// of addresses by themselves. A company such as "Booking.com" is fine.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class NoLinkAttribute() : ValidationAttribute("Leave web addresses out of this field: a name is enough.")
{
    public override bool IsValid(object? value) => value is not string text || !Link().IsMatch(text);

    [GeneratedRegex(@"://|\bwww\.|[\p{L}\p{Nd}]\.\p{L}[\p{L}\p{Nd}-]*[/:?]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
