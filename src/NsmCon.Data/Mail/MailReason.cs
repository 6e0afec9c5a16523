namespace NsmCon.Data.Mail;

/// <summary>Why a mail that came in is where it is. Its name is in the database: none is renamed.</summary>
public enum MailReasonKind
{
    /// <summary>Nothing needs to be said.</summary>
    None,

    /// <summary>What the subject says: the words of a mail server or of a mail, and what was kept before reasons had kinds.</summary>
    Text,
    SameMail,
    SameBytes,

    /// <summary>A member of staff put it there.</summary>
    ByStaff,
    NamesNothing,
    UnknownAddress,
    KnownSender,
    CameBack,
    Unreadable,
}

/// <summary>Why a mail was set aside, why it waits, or by what it was known to be automatic. It becomes words when it is read.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">The person, the company, the mail or the fault.</param>
/// <param name="To">The address that a mail did not reach.</param>
public sealed record MailReason(MailReasonKind Kind, string Subject = "", string To = "")
{
    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectLength = 500;

    public static readonly MailReason None = new(MailReasonKind.None);

    /// <summary>Of a mail whose message is here.</summary>
    public static readonly MailReason SameMail = new(MailReasonKind.SameMail);

    /// <summary>Of a mail that came a second time.</summary>
    public static readonly MailReason SameBytes = new(MailReasonKind.SameBytes);

    public static MailReason FromText(string text) => new(MailReasonKind.Text, text);

    /// <summary>A sentence; empty where nothing needs to be said.</summary>
    public string Words =>
        Kind switch
        {
            MailReasonKind.None => "",
            MailReasonKind.SameMail => "The same mail came before.",
            MailReasonKind.SameBytes => "The same mail came before, byte for byte.",
            MailReasonKind.ByStaff => $"By {Subject}.",
            MailReasonKind.NamesNothing => "It answers none of our mails and names no event.",
            MailReasonKind.UnknownAddress =>
                $"It answers the inquiry of {Subject}, but comes from an address that is not known there. Is it theirs?",
            MailReasonKind.KnownSender =>
                $"It answers none of our mails, but {Subject} wrote from this address before. Does it belong there?",
            MailReasonKind.CameBack => $"The mail “{Subject}” to {To} came back.",
            MailReasonKind.Unreadable => $"It could not be read: {Subject}",
            _ => Subject,
        };
}
