using MimeKit;

namespace NsmCon.Mime;

/// <summary>What the parts of a mail hold.</summary>
/// <param name="Text">All of its text.</param>
/// <param name="Html">All of its HTML as it came; null where it has none.</param>
/// <param name="Attachments">Its files.</param>
/// <param name="Reports">What it reports about other mails, for programs.</param>
/// <param name="Invites">Entries of calendars.</param>
/// <param name="AttachedMails">The headers of the mails that are attached.</param>
/// <param name="IsEncrypted">Whether a part is encrypted.</param>
/// <param name="IsSigned">Whether a part is signed.</param>
sealed record MailParts(
    string Text,
    string? Html,
    IReadOnlyList<ReadAttachment> Attachments,
    ReportParts Reports,
    IReadOnlyList<Invite> Invites,
    IReadOnlyList<HeaderList> AttachedMails,
    bool IsEncrypted,
    bool IsSigned
);
