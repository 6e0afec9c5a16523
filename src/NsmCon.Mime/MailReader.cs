using System.Text;

namespace NsmCon.Mime;

/// <summary>Reads mails as a good mail client does.</summary>
public static class MailReader
{
    /// <summary>
    /// Reads one mail from the bytes that arrived. Any bytes are a mail: what is broken is read as far as it goes and said in
    /// <see cref="ReadMail.Notes"/>; nothing is thrown, no server is asked, and the same bytes are read in the same way each time.
    /// </summary>
    /// <param name="raw">The mail as it arrived.</param>
    /// <param name="options">What is known about our own side, and how much is read.</param>
    public static ReadMail Read(ReadOnlyMemory<byte> raw, ReadingOptions? options = null)
    {
        options ??= new();
        try
        {
            return ReadOrThrow(raw, options);
        }
        catch (Exception fault) when (BrokenInput.Explains(fault))
        {
            // Not known to happen; whoever waits for the mail sees its text all the same.
            var start = raw.Span[..Math.Min(raw.Length, options.Limits.TextCharacters)];
            return new()
            {
                Text = [new(TextKind.Written, CleanText.Lines(Encoding.UTF8.GetString(start)))],
                Notes = [$"It could not be taken apart and is shown as it came: {CleanText.Line(fault.Message, 200)}"],
            };
        }
    }

    internal static ReadMail ReadOrThrow(ReadOnlyMemory<byte> raw, ReadingOptions options)
    {
        var notes = new Notes();
        var mail = ParsedMail.Parse(raw, options.Limits, notes);
        var headers = new MailHeaders(mail.Headers, mail.Charset, options.Limits, notes);
        var parts = PartWalk.Collect(mail, options.Limits, notes);
        var subject = headers.Text("Subject") ?? "";
        var html = parts.Html is null ? null : SafeHtml.Clean(parts.Html, options.Limits, notes);
        var text = TextSplit.Split(parts.Text, subject);
        var bounce = BounceReader.Read(headers, parts);

        return new ReadMail
        {
            From = headers.ReadFrom(),
            Sender = headers.Address("Sender"),
            ReplyTo = headers.Addresses("Reply-To"),
            To = headers.Addresses("To"),
            Cc = headers.Addresses("Cc"),
            DeliveredTo = headers.DeliveredTo(),
            Subject = subject,
            SentAt = headers.SentAt(options.ArrivedAt),
            MessageId = headers.MessageId(),
            InReplyTo = headers.Ids("In-Reply-To"),
            References = headers.Ids("References"),
            Text = text,
            Html = html?.Html,
            RemotePictures = html?.RemotePictures ?? 0,
            Attachments = parts.Attachments,
            Invites = parts.Invites,
            Forwarded = ForwardedMails(text, parts, options.Limits),
            IsEncrypted = parts.IsEncrypted,
            IsSigned = parts.IsSigned,
            Automatic = new AutomaticSigns(headers, options).Find(parts.Reports, bounce, subject),
            Bounce = bounce,
            Spam = SpamVerdict.Read(headers, options.SpamHeaders),
            SenderChecks = SenderCheck.ReadAll(mail.Headers, options.TrustedServers),
            Notes = notes.ToList(),
        };
    }

    static List<ForwardedMail> ForwardedMails(IReadOnlyList<TextPiece> text, MailParts parts, ReadingLimits limits)
    {
        // What is missing in them is no fault of this mail.
        var attached = parts
            .AttachedMails.Select(mail => new MailHeaders(mail, Encoding.UTF8, limits, new Notes()))
            .Select(h => new ForwardedMail(h.Address("From"), h.Text("Subject") ?? "", h.Text("Date"), h.MessageId()));
        return [.. new[] { ForwardedText.Find(text) }.OfType<ForwardedMail>().Concat(attached)];
    }
}
