using MimeKit;

namespace NsmCon.Mime;

/// <summary>Goes through the parts of a mail in order, and tells body from attachments.</summary>
sealed class PartWalk(ReadingLimits limits, Notes notes)
{
    readonly AttachmentReader files = new(limits, notes);
    readonly ReportParts reports = new();
    HeaderList? firstMail;

    public static MailParts Collect(ParsedMail mail, ReadingLimits limits, Notes notes)
    {
        var walk = new PartWalk(limits, notes);
        List<TextBody> bodies = mail.Body is null ? [] : [.. walk.Read(mail.Body, isRelated: false)];
        return new(
            string.Join('\n', bodies.Select(b => b.ToText(limits))).Trim('\n'),
            bodies.Exists(b => b.Html is not null) ? string.Concat(bodies.Select(ToHtml)) : null,
            walk.files.Attachments,
            walk.reports,
            walk.firstMail);
    }

    // A list, since attachments are read in the order in which the parts stand.
    List<TextBody> Read(MimeEntity entity, bool isRelated) => entity switch
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
        if (multipart.Count == 0) return string.IsNullOrWhiteSpace(multipart.Preamble) ? [] : [new(CleanText.Lines(multipart.Preamble), null)];
        if (multipart.ContentType.IsMimeType("multipart", "alternative")) return ReadAlternative(multipart, isRelated);
        if (multipart.ContentType.IsMimeType("multipart", "related")) return ReadRelated(multipart);
        if (multipart.ContentType.IsMimeType("multipart", "signed")) return Read(multipart[0], isRelated);
        return [.. multipart.SelectMany(part => Read(part, isRelated))];
    }

    // One text in several forms: the last one of each kind is the richest. What is no text, such as an invitation, stands beside them.
    List<TextBody> ReadAlternative(Multipart multipart, bool isRelated)
    {
        string? plain = null, html = null;
        foreach (var part in multipart.Where(p => !IsOfSomePrograms(p)))
        {
            var bodies = Read(part, isRelated);
            var plainOfPart = Joined(bodies, b => b.Plain);
            plain = string.IsNullOrWhiteSpace(plainOfPart) ? plain ?? plainOfPart : plainOfPart;
            html = bodies.Exists(b => b.Html is not null) ? string.Concat(bodies.Select(ToHtml)) : html;
        }
        return plain is null && html is null ? [] : [new(plain, html)];
    }

    List<TextBody> ReadRelated(Multipart multipart)
    {
        var root = Root(multipart);
        var bodies = Read(root, isRelated: true);
        foreach (var part in multipart.Where(p => p != root)) bodies.AddRange(Read(part, isRelated: true));
        return bodies;
    }

    static MimeEntity Root(Multipart multipart)
    {
        var start = multipart.ContentType.Parameters["start"]?.Trim('<', '>', ' ');
        return multipart.FirstOrDefault(p => start is { Length: > 0 } && p.ContentId == start) ?? multipart[0];
    }

    List<TextBody> ReadMessage(MessagePart part)
    {
        firstMail ??= part.Message?.Headers;
        using var content = new BoundedContent(files.MostOfNext);
        part.Message?.WriteTo(content);
        var subject = part.Message?.Subject is { Length: > 0 } s ? s.Replace('/', '_') + ".eml" : null;
        files.Add(NameOf(part) ?? subject, "message/rfc822", content);
        return [];
    }

    List<TextBody> ReadPart(MimePart part, bool isRelated)
    {
        if (IsBody(part)) return [TextBody.Read(part, limits, notes)];

        files.Add(part, IsInline(part, isRelated));
        return [];
    }

    static bool IsBody(MimePart part) =>
        IsText(part.ContentType) && part.ContentDisposition?.IsAttachment != true && string.IsNullOrWhiteSpace(part.FileName);

    static bool IsText(ContentType type) => type.IsMimeType("text", "plain") || type.IsMimeType("text", "html")
        || type.IsMimeType("text", "enriched") || type.IsMimeType("text", "richtext");

    static bool IsInline(MimePart part, bool isRelated) =>
        part.ContentDisposition?.IsAttachment != true && (part.ContentDisposition is not null || isRelated) && (isRelated || part.ContentId is not null || part.ContentType.IsMimeType("image", "*"));

    // A second text for watches, and for mail programs that run pages.
    static bool IsOfSomePrograms(MimeEntity part) => part.ContentType.IsMimeType("text", "x-amp-html") || part.ContentType.IsMimeType("text", "watch-html");

    static string? NameOf(MimeEntity part) => part.ContentDisposition?.FileName ?? part.ContentType.Name;

    static string? Joined(List<TextBody> bodies, Func<TextBody, string?> of) =>
        bodies.Exists(b => of(b) is not null) ? string.Join('\n', bodies.Select(of).OfType<string>()) : null;

    static string ToHtml(TextBody body) => body.Html ?? PlainHtml.Of(body.Plain ?? "");
}
