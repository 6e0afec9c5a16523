using System.Globalization;
using System.Text.Json.Nodes;

namespace NsmCon.Mime.Tests;

/// <summary>What was read, in the words of the corpus.</summary>
static class Reading
{
    public static JsonObject ToJson(ReadMail mail) =>
        new()
        {
            ["from"] = Text(mail.From),
            ["sender"] = Text(mail.Sender),
            ["replyTo"] = List(mail.ReplyTo.Select(Text)),
            ["to"] = List(mail.To.Select(Text)),
            ["cc"] = List(mail.Cc.Select(Text)),
            ["deliveredTo"] = List(mail.DeliveredTo),
            ["subject"] = mail.Subject,
            ["sentAt"] = mail.SentAt?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
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
            ["invites"] = List(mail.Invites.Select(Text)),
            ["forwarded"] = List(mail.Forwarded.Select(f => $"{Text(f.From)} | {f.Subject} | {f.Sent} | {f.MessageId}".TrimEnd(' ', '|'))),
            ["isEncrypted"] = mail.IsEncrypted,
            ["isSigned"] = mail.IsSigned,
            ["automatic"] = mail.Automatic?.Kind.ToString(),
            ["automaticReason"] = mail.Automatic?.Reason,
            ["bounced"] = mail.Bounce is null ? null : List(mail.Bounce.Recipients.Select(Text)),
            ["bouncedMessageId"] = mail.Bounce?.OriginalMessageId,
            ["bouncedHeaders"] = mail.Bounce is null ? null : List(mail.Bounce.OriginalHeaders.Select(h => $"{h.Key}: {h.Value}")),
            ["spam"] = mail.Spam is null
                ? null
                : $"{(mail.Spam.IsSpam ? "spam" : "no spam")} {mail.Spam.Score?.ToString(CultureInfo.InvariantCulture)} {mail.Spam.Header}".Replace(
                    "  ",
                    " "
                ),
            ["senderChecks"] = List(mail.SenderChecks.Select(c => $"{c.Method} {c.Result} {c.Domain}".TrimEnd())),
            ["notes"] = List(mail.Notes),
        };

    /// <summary>Every text that was read.</summary>
    public static IReadOnlyList<string> Texts(ReadMail mail) =>
        [.. Texts(ToJson(mail)), .. mail.Attachments.SelectMany(a => new[] { a.Name, a.DeclaredType, a.Type, a.ContentId ?? "" })];

    static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(f => Texts(f.Value)),
            JsonArray list => list.SelectMany(Texts),
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            _ => [],
        };

    static string? Text(NamedAddress? address)
    {
        if (address is null)
            return null;
        if (address.Name.Length == 0)
            return address.Address;

        return $"{address.Name} <{address.Address}>";
    }

    // "plan.pdf, application/pdf, 12 bytes, inline as logo@acme, left out"
    static string Text(ReadAttachment file) =>
        string.Join(
            ", ",
            new[]
            {
                file.Name,
                file.Type == file.DeclaredType ? file.Type : $"{file.Type} declared as {file.DeclaredType}",
                $"{file.Size} bytes",
                file.IsInline ? $"inline as {file.ContentId}" : null,
                file.IsLeftOut ? "left out" : null,
            }.OfType<string>()
        );

    // "bob@acme.example, Hard, 5.1.1, no such user"
    static string Text(BouncedRecipient recipient) =>
        string.Join(", ", new[] { recipient.Address, recipient.Kind.ToString(), recipient.Status, recipient.Diagnostic }.OfType<string>());

    // "REQUEST Kickoff, 2026-07-02 10:00 to 2026-07-02 11:00 Europe/Berlin, at Room 1, by Ada <ada@acme.example>"
    static string Text(Invite invite)
    {
        var format = invite.IsAllDay ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        var time =
            $"{invite.Starts?.ToString(format, CultureInfo.InvariantCulture)} to {invite.Ends?.ToString(format, CultureInfo.InvariantCulture)} {invite.Zone}".TrimEnd();
        return $"{invite.Method} {invite.Title}, {time}"
            + (invite.Place is null ? "" : $", at {invite.Place}")
            + (invite.Organizer is null ? "" : $", by {Text(invite.Organizer)}");
    }

    static string Lines(ReadMail mail, TextKind kind) =>
        string.Join('\n', mail.Text.Where(p => p.Kind == kind).Select(p => p.Lines)).Trim('\n');

    static JsonArray List(IEnumerable<string?> values) => [.. values.Select(v => (JsonNode?)v)];
}
