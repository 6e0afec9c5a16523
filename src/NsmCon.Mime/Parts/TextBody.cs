using MimeKit;

namespace NsmCon.Mime;

/// <summary>A stretch of a mail's body: as text, as HTML, or as both.</summary>
sealed record TextBody(string? Plain, string? Html)
{
    const int MostOfExcuse = 300;

    /// <summary>Reads a text part.</summary>
    public static TextBody Read(MimePart part, ReadingLimits limits, Notes notes)
    {
        var text = Decode(part, limits, notes);
        var type = part.ContentType;
        if (type.IsMimeType("text", "html"))
            return new(null, text);
        if (type.IsMimeType("text", "enriched") || type.IsMimeType("text", "richtext"))
            return new(EnrichedText.Plain(text), null);
        return new(HasParameter(part, "format", "flowed") ? FlowedText.Join(text, HasParameter(part, "delsp", "yes")) : text, null);
    }

    /// <summary>The text that people read.</summary>
    public string ToText(ReadingLimits limits) => Html is null || IsReadable(Plain) ? Plain ?? "" : HtmlText.FromHtml(Html, limits);

    static bool IsReadable(string? plain) => !string.IsNullOrWhiteSpace(plain) && !IsExcuse(plain);

    // "Your mail program does not show HTML": some programs write no more as text.
    static bool IsExcuse(string plain) =>
        plain.Length <= MostOfExcuse && plain.Contains("HTML", StringComparison.Ordinal) && plain.AsSpan().Trim().Count('\n') <= 4;

    static bool HasParameter(MimePart part, string parameter, string value) =>
        part.ContentType.Parameters[parameter]?.Equals(value, StringComparison.OrdinalIgnoreCase) == true;

    static string Decode(MimePart part, ReadingLimits limits, Notes notes)
    {
        using var content = BoundedContent.Read(part, limits.TextCharacters * 4L);
        var charset = part.ContentType.Charset
            ?? (part.ContentType.IsMimeType("text", "html") ? HtmlCharset.Find(content.Kept.Span) : null);
        var text = CleanText.Lines(DecodedText.Decode(content.Kept.Span, charset, notes));
        if (content.IsWhole && text.Length <= limits.TextCharacters)
            return text;

        notes.Add(Invariant($"Its text is very long; the first {limits.TextCharacters:N0} characters were read."));
        var end = Math.Min(text.Length, limits.TextCharacters);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
