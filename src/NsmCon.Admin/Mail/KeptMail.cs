using System.IO.Compression;
using System.Net;
using MimeKit;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>What is kept of a mail that goes out, and reading it again.</summary>
static class KeptMail
{
    /// <summary>What stands for a secret.</summary>
    public const string LeftOut = "\u2022\u2022\u2022\u2022\u2022";

    /// <summary>The mail without its secrets, and the bytes of its files by their hash.</summary>
    public static (SentMail Sent, IReadOnlyDictionary<string, byte[]> Files) Create(OutgoingMail mail, ComposedMail composed, DateTime now)
    {
        // A calendar entry has the link to the ticket in it, wherever its lines are folded.
        var mayKeepFiles = composed.Content.Secrets.Count == 0;
        var files = composed
            .Content.Attachments.Select(part => (Part: part, Hash: mayKeepFiles ? StoredFile.HashOf(part.Bytes) : null))
            .ToList();
        var sent = new SentMail
        {
            EventId = mail.EventId,
            OutgoingMailId = mail.Id,
            MessageKey = mail.MessageKey,
            HandedOverAt = now,
            Message = Pack(composed),
            Files = files.ConvertAll(file => new SentFile(file.Part.Name, file.Part.ContentType, file.Part.Bytes.Length, file.Hash)),
        };
        return (
            sent,
            files
                .Where(file => file.Hash is not null)
                .DistinctBy(file => file.Hash)
                .ToDictionary(file => file.Hash!, file => file.Part.Bytes)
        );
    }

    /// <summary>Its headers and bodies.</summary>
    public static MimeMessage Read(SentMail kept)
    {
        using var packed = new BrotliStream(new MemoryStream(kept.Message), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        bytes.Position = 0;
        return MimeMessage.Load(bytes);
    }

    static byte[] Pack(ComposedMail composed)
    {
        using var kept = new MimeMessage();
        kept.Headers.Clear();
        foreach (var header in composed.Message.Headers)
            kept.Headers.Add(header.Clone());
        kept.Body = new MultipartAlternative(
            Body("plain", composed.Message.TextBody, composed),
            Body("html", composed.Message.HtmlBody, composed)
        );

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            kept.WriteTo(brotli);
        return packed.ToArray();
    }

    static TextPart Body(string kind, string? text, ComposedMail composed)
    {
        var shown = composed.Content.Secrets.Aggregate(text ?? "", (left, secret) =>
            left.Replace(secret, LeftOut, StringComparison.Ordinal)
                .Replace(WebUtility.HtmlEncode(secret), LeftOut, StringComparison.Ordinal)
        );
        return new TextPart(kind) { Text = shown, ContentTransferEncoding = ContentEncoding.EightBit };
    }
}
