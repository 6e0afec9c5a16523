using System.Text.Json.Nodes;

namespace NsmCon.Mime.Tests;

/// <summary>What was read, in the words of the corpus.</summary>
static class Reading
{
    public static JsonObject ToJson(ReadMail mail) => new()
    {
        ["from"] = Text(mail.From),
        ["sender"] = Text(mail.Sender),
        ["replyTo"] = List(mail.ReplyTo.Select(Text)),
        ["to"] = List(mail.To.Select(Text)),
        ["cc"] = List(mail.Cc.Select(Text)),
        ["deliveredTo"] = List(mail.DeliveredTo),
        ["subject"] = mail.Subject,
        ["sentAt"] = mail.SentAt?.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        ["messageId"] = mail.MessageId,
        ["inReplyTo"] = List(mail.InReplyTo),
        ["references"] = List(mail.References),
        ["text"] = string.Join('\n', mail.Text.Select(p => p.Lines)),
        ["written"] = Lines(mail, TextKind.Written),
        ["quoted"] = Lines(mail, TextKind.Quoted),
        ["signature"] = Lines(mail, TextKind.Signature),
        ["forwardedText"] = Lines(mail, TextKind.Forwarded),
        ["html"] = mail.Html,
        ["remotePictures"] = mail.RemotePictures,
        ["attachments"] = List(mail.Attachments.Select(Text)),
        ["automatic"] = mail.Automatic?.Kind.ToString(),
        ["automaticReason"] = mail.Automatic?.Reason,
        ["bounced"] = mail.Bounce is null ? null : List(mail.Bounce.Recipients.Select(Text)),
        ["bouncedMessageId"] = mail.Bounce?.OriginalMessageId,
        ["bouncedHeaders"] = mail.Bounce is null ? null : List(mail.Bounce.OriginalHeaders.Select(h => $"{h.Key}: {h.Value}")),
        ["spam"] = mail.Spam is null ? null : $"{(mail.Spam.IsSpam ? "spam" : "no spam")} {mail.Spam.Score} {mail.Spam.Header}".Replace("  ", " "),
        ["senderChecks"] = List(mail.SenderChecks.Select(c => $"{c.Method} {c.Result} {c.Domain}".TrimEnd())),
        ["notes"] = List(mail.Notes),
    };

    static string? Text(NamedAddress? address) => address is null ? null : address.Name.Length == 0 ? address.Address : $"{address.Name} <{address.Address}>";

    // "plan.pdf, application/pdf, 12 bytes, inline as logo@acme, left out"
    static string Text(ReadAttachment file) => string.Join(", ", new[]
    {
        file.Name,
        file.Type == file.DeclaredType ? file.Type : $"{file.Type} declared as {file.DeclaredType}",
        $"{file.Size} bytes",
        file.IsInline ? $"inline as {file.ContentId}" : null,
        file.IsLeftOut ? "left out" : null,
    }.OfType<string>());

    // "bob@acme.example, Hard, 5.1.1, no such user"
    static string Text(BouncedRecipient recipient) =>
        string.Join(", ", new[] { recipient.Address, recipient.Kind.ToString(), recipient.Status, recipient.Diagnostic }.OfType<string>());

    static string Lines(ReadMail mail, TextKind kind) => string.Join('\n', mail.Text.Where(p => p.Kind == kind).Select(p => p.Lines)).Trim('\n');

    static JsonArray List(IEnumerable<string?> values) => [.. values.Select(v => (JsonNode?)v)];
}
