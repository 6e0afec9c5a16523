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
        var notes = new Notes();
        var mail = ParsedMail.Parse(raw, options.Limits, notes);
        var headers = new MailHeaders(mail.Headers, options.Limits, notes);
        var parts = PartWalk.Collect(mail, options.Limits, notes);
        var subject = headers.Text("Subject") ?? "";
        var html = parts.Html is null ? null : SafeHtml.Clean(parts.Html, options.Limits, notes);
        var bounce = BounceReader.Read(headers, parts);

        return new ReadMail
        {
            From = headers.From(),
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
            Text = TextSplit.Split(parts.Text, subject),
            Html = html?.Html,
            RemotePictures = html?.RemotePictures ?? 0,
            Attachments = parts.Attachments,
            Automatic = new AutomaticSigns(headers, options).Find(parts.Reports, bounce, subject),
            Bounce = bounce,
            Spam = SpamVerdict.Of(headers, options.SpamHeaders),
            SenderChecks = SenderCheck.Of(mail.Headers, options.TrustedServers),
            Notes = notes.ToList(),
        };
    }
}
