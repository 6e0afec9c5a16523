using System.Text.RegularExpressions;

namespace NsmCon.Data.Inquiries;

/// <summary>
/// Who reads what possible sponsors write, where their event names no address of its own, and how many receipts one address gets in a day.
/// </summary>
public sealed record SponsorsMailbox(string Name, string Address, int ReceiptsADay);

/// <summary>The templates of the mails that an inquiry brings.</summary>
public static partial class InquiryMails
{
    /// <summary>To the organizers: a company asked.</summary>
    public const string Notice = "inquiry-notice";

    /// <summary>To the company: its inquiry came in.</summary>
    public const string Receipt = "inquiry-receipt";

    /// <summary>A name as it may stand in a mail to whoever a stranger names: nothing that a mail program makes a link of.</summary>
    public static string WithoutLinks(string name, string otherwise) => Link().IsMatch(name) ? otherwise : name;

    [GeneratedRegex(@"[@/]|\p{L}\.\p{L}{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
