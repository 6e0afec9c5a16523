using System.Text.RegularExpressions;

namespace NsmCon.Data.Inquiries;

/// <summary>The templates of the mails that an inquiry brings.</summary>
public static partial class InquiryMails
{
    /// <summary>To the organizers: a company asked.</summary>
    public const string Notice = "inquiry-notice";

    /// <summary>To the company: its inquiry came in.</summary>
    public const string Receipt = "inquiry-receipt";

    /// <summary>To the company: what a member of staff wrote.</summary>
    public const string Reply = "inquiry-reply";

    /// <summary>To whoever a message is passed on to.</summary>
    public const string Forward = "inquiry-forward";

    /// <summary>To a colleague: a note mentions them.</summary>
    public const string Mention = "inquiry-mention";

    /// <summary>To the owner: a step is due, or an answer late.</summary>
    public const string Reminder = "inquiry-reminder";

    /// <summary>A name as it may stand in a mail to whoever a stranger names: nothing that a mail program makes a link of.</summary>
    public static string WithoutLinks(string name, string otherwise) => Link().IsMatch(name) ? otherwise : name;

    [GeneratedRegex(@"[@/]|\p{L}\.\p{L}{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
