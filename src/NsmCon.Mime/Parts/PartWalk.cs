using MimeKit;

namespace NsmCon.Mime;

/// <summary>Goes through the parts of a mail in order, and tells body from attachments.</summary>
sealed class PartWalk(ReadingLimits limits, Notes notes)
{
    const int MostOpened = 5;

    readonly AttachmentReader files = new(limits, notes);
    readonly ReportParts reports = new();
    readonly List<Invite> invites = [];
    readonly List<HeaderList> mails = [];
    int opened;
    bool hasText,
        isTold,
        isEncrypted,
        isSigned;

    public static MailParts Collect(ParsedMail mail, ReadingLimits limits, Notes notes)
    {
        var walk = new PartWalk(limits, notes);
        List<TextBody> bodies = mail.Body is null ? [] : [.. walk.Read(mail.Body, isRelated: false)];
        return new(
            string.Join('\n', bodies.Select(b => b.ToText(limits))).Trim('\n'),
            bodies.Exists(b => b.Html is not null) ? string.Concat(bodies.Select(ToHtml)) : null,
            walk.files.Attachments,
            walk.reports,
            walk.invites,
            walk.mails,
            walk.isEncrypted,
            walk.isSigned
        );
    }

    // A list, since attachments are read in the order in which the parts stand.
    List<TextBody> Read(MimeEntity entity, bool isRelated) =>
        entity switch
        {
            _ when reports.Take(entity) => [],
            Multipart multipart => ReadMultipart(multipart, isRelated),
            MessagePart message => ReadMessage(message),
            MimePart part => ReadPart(part, isRelated),
            _ => [],
        };

    List<TextBody> ReadMultipart(Multipart multipart, bool isRelated)
    {
        // Where no boundary ever comes, what people read stands before it.
        if (multipart.Count == 0)
            return string.IsNullOrWhiteSpace(multipart.Preamble) ? [] : [new(CleanText.Lines(multipart.Preamble), null)];
        if (multipart.ContentType.IsMimeType("multipart", "alternative"))
            return ReadAlternative(multipart, isRelated);
        if (multipart.ContentType.IsMimeType("multipart", "related"))
            return ReadRelated(multipart);
        if (multipart.ContentType.IsMimeType("multipart", "signed"))
            return ReadSigned(multipart, isRelated);
        if (multipart.ContentType.IsMimeType("multipart", "encrypted"))
            NoteEncrypted();
        return [.. multipart.SelectMany(part => Read(part, isRelated))];
    }

    // One text in several forms: the last one of each kind is the richest. What is no text, such as an invitation, stands beside them.
    List<TextBody> ReadAlternative(Multipart multipart, bool isRelated)
    {
        string? plain = null,
            html = null;
        foreach (var part in multipart.Where(p => !IsOfSomePrograms(p)))
        {
            var bodies = Read(part, isRelated);
            var plainOfPart = Join(bodies, b => b.Plain);
            plain = string.IsNullOrWhiteSpace(plainOfPart) ? plain ?? plainOfPart : plainOfPart;
            html = bodies.Exists(b => b.Html is not null) ? string.Concat(bodies.Select(ToHtml)) : html;
        }
        return plain is null && html is null ? [] : [new(plain, html)];
    }

    List<TextBody> ReadRelated(Multipart multipart)
    {
        var root = Root(multipart);
        var bodies = Read(root, isRelated: true);
        foreach (var part in multipart.Where(p => p != root))
            bodies.AddRange(Read(part, isRelated: true));
        return bodies;
    }

    static MimeEntity Root(Multipart multipart)
    {
        var start = multipart.ContentType.Parameters["start"]?.Trim('<', '>', ' ');
        return multipart.FirstOrDefault(p => start is { Length: > 0 } && p.ContentId == start) ?? multipart[0];
    }

    List<TextBody> ReadMessage(MessagePart part)
    {
        if (part.ContentType.IsMimeType("message", "external-body"))
        {
            notes.Add("It names a file that lies elsewhere; nothing was fetched.");
            return [];
        }
        if (part.Message is { } message)
            mails.Add(message.Headers);
        using var content = new BoundedContent(files.MostOfNext);
        part.Message?.WriteTo(content);
        var subject = part.Message?.Subject is { Length: > 0 } s ? s.Replace('/', '_') + ".eml" : null;
        files.Add(NameOf(part) ?? subject, "message/rfc822", content);
        return [];
    }

    List<TextBody> ReadPart(MimePart part, bool isRelated)
    {
        if (IsBody(part))
            return [ReadBody(part)];
        if (Open(part, isRelated) is { } bodies)
            return bodies;
        if (part.ContentType.IsMimeType("text", "calendar"))
            ReadCalendar(part);
        if (part is MessagePartial)
            notes.Add("It is a piece of a longer mail that was sent in several; the others are mails of their own.");

        if (!(isTold && IsRichText(part)))
            files.Add(part, IsInline(part, isRelated));
        return [];
    }

    // What is signed is read through; the signature is no file.
    List<TextBody> ReadSigned(Multipart multipart, bool isRelated)
    {
        isSigned = true;
        return [.. multipart.Where((part, i) => i == 0 || !IsSignature(part)).SelectMany(part => Read(part, isRelated))];
    }

    static bool IsSignature(MimeEntity part) => part.ContentType.MediaSubtype.EndsWith("-signature", StringComparison.OrdinalIgnoreCase);

    List<TextBody>? Open(MimePart part, bool isRelated)
    {
        var isEnvelope = OpenedPart.IsEnvelope(part);
        if ((!isEnvelope && !OpenedPart.IsTnef(part)) || opened >= MostOpened)
            return null;

        using var content = BoundedContent.Read(part, files.MostOfNext);
        if (!content.IsWhole)
            return null;

        opened++;
        return isEnvelope ? OpenEnvelope(content.Kept, isRelated) : OpenTnef(content.Kept);
    }

    List<TextBody>? OpenEnvelope(ReadOnlyMemory<byte> content, bool isRelated)
    {
        if (OpenedPart.FromEnvelope(content) is not { } inner)
        {
            NoteEncrypted();
            return null;
        }
        isSigned = true;
        return ParsedMail.Parse(inner, limits, notes).Body is { } body ? Read(body, isRelated) : [];
    }

    List<TextBody>? OpenTnef(ReadOnlyMemory<byte> content)
    {
        if (OpenedPart.FromTnef(content) is { } inner)
        {
            // What stands beside it is the same text once more.
            isTold = hasText;
            var bodies = Read(inner, isRelated: false);
            return isTold ? [] : bodies;
        }
        notes.Add("Its winmail.dat, in which Outlook packs files, is broken and was not opened.");
        return null;
    }

    TextBody ReadBody(MimePart part)
    {
        var body = TextBody.Read(part, limits, notes);
        hasText |= !string.IsNullOrWhiteSpace(body.Plain) || body.Html is not null;
        if (body.Plain?.Contains("-----BEGIN PGP MESSAGE-----", StringComparison.Ordinal) == true)
            NoteEncrypted();
        return body;
    }

    void NoteEncrypted()
    {
        isEncrypted = true;
        notes.Add("It is encrypted: what it says can be read only with the key of whoever it was encrypted for.");
    }

    void ReadCalendar(MimePart part)
    {
        using var content = BoundedContent.Read(part, limits.TextCharacters);
        var text = CleanText.Lines(DecodedText.Decode(content.Kept.Span, part.ContentType.Charset, notes));
        invites.AddRange(CalendarText.Invites(text, part.ContentType.Parameters["method"]).Except(invites));
    }

    static bool IsBody(MimePart part) =>
        IsText(part.ContentType) && part.ContentDisposition?.IsAttachment != true && string.IsNullOrWhiteSpace(part.FileName);

    // Outlook's own form of a text that stands in the mail anyway.
    static bool IsRichText(MimePart part) => part.ContentType.IsMimeType("text", "rtf") && part.FileName is null;

    static bool IsText(ContentType type) =>
        type.IsMimeType("text", "plain")
        || type.IsMimeType("text", "html")
        || type.IsMimeType("text", "enriched")
        || type.IsMimeType("text", "richtext");

    static bool IsInline(MimePart part, bool isRelated)
    {
        if (part.ContentDisposition?.IsAttachment == true)
            return false;
        return isRelated
            || (part.ContentDisposition is not null && (part.ContentId is not null || part.ContentType.IsMimeType("image", "*")));
    }

    // A second text for watches, and for mail programs that run pages.
    static bool IsOfSomePrograms(MimeEntity part) =>
        part.ContentType.IsMimeType("text", "x-amp-html") || part.ContentType.IsMimeType("text", "watch-html");

    static string? NameOf(MimeEntity part) => part.ContentDisposition?.FileName ?? part.ContentType.Name;

    static string? Join(List<TextBody> bodies, Func<TextBody, string?> of) =>
        bodies.Exists(b => of(b) is not null) ? string.Join('\n', bodies.Select(of).OfType<string>()) : null;

    static string ToHtml(TextBody body) => body.Html ?? PlainHtml.FromText(body.Plain ?? "");
}
