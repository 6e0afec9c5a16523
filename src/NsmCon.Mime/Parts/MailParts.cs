using MimeKit;

namespace NsmCon.Mime;

/// <summary>What the parts of a mail hold.</summary>
/// <param name="Text">All of its text.</param>
/// <param name="Html">All of its HTML as it came; null where it has none.</param>
/// <param name="Attachments">Its files.</param>
/// <param name="Reports">What it reports about other mails, for programs.</param>
/// <param name="ReturnedFile">The headers of the first mail that is attached; null where none is.</param>
sealed record MailParts(string Text, string? Html, IReadOnlyList<ReadAttachment> Attachments, ReportParts Reports, HeaderList? ReturnedFile);
