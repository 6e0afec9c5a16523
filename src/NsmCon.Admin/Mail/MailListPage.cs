using NsmCon.Admin.Shared;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>Which outgoing mails a list shows.</summary>
public enum MailShow
{
    All,
    Waiting,
    Sending,
    Stuck,
    Sent,
    Written,
    Failed,
}

/// <summary>Whether mails reach anybody; without a server they are written to a folder.</summary>
public sealed record MailServer(bool IsConfigured, string Outbox);

/// <summary>The outgoing mails of an event.</summary>
public sealed record MailListPage(
    IReadOnlyList<OutgoingMail> Mails,
    IReadOnlyDictionary<MailShow, int> Counts,
    MailShow Show,
    string Find,
    Pager Pager,
    DateTime Now,
    MailServer Server
)
{
    /// <summary>The choices: nothing is stuck or only written as a rule, so those are only there when they are needed.</summary>
    public IEnumerable<MailShow> Choices =>
        Enum.GetValues<MailShow>().Where(show => show is not (MailShow.Stuck or MailShow.Written) || Counts[show] > 0 || Show == show);

    /// <summary>Whether all mails that are shown can be sent again together.</summary>
    public bool MayChoose => Show is MailShow.Stuck or MailShow.Failed;
}

/// <summary>One outgoing mail, and what it says.</summary>
public sealed record OutgoingMailPage(OutgoingMail Mail, ShownMail Shown, bool AsText, DateTime Now, MailServer Server)
{
    /// <summary>The address of a view of what is shown.</summary>
    public string View(bool asText) =>
        (Shown.Kept, asText) switch
        {
            ({ } kept, true) => $"?sent={kept.Id}&text=true",
            ({ } kept, false) => $"?sent={kept.Id}",
            (null, true) => "?text=true",
            _ => "?",
        };
}

/// <summary>A mail's state as a dot and a word.</summary>
public sealed record MailStateLabel(string Word, string Dot)
{
    public static MailStateLabel ForMail(OutgoingMail mail, DateTime now) =>
        mail.State switch
        {
            _ when mail.IsStuck(now) => new("Stuck", "low"),
            MailState.Waiting when mail.Attempts > 0 => new("Waiting for another attempt", "low"),
            MailState.Waiting => new("Waiting", "off"),
            MailState.Sending => new("Sending", "blue"),
            MailState.Sent => new("Sent", "good"),
            MailState.Written => new("Written, not sent", "low"),
            MailState.Failed when mail.BouncedAt is not null => new("Came back", "bad"),
            _ => new("Failed", "bad"),
        };
}
