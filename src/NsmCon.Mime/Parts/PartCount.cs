using MimeKit;

namespace NsmCon.Mime;

/// <summary>Counts the parts and headers of a mail and keeps none of them, so that a mail made to be large is cut before anything of it is built.</summary>
sealed class PartCount : MimeReader
{
    readonly ReadingLimits limits;
    long headerBytes;
    int depth;

    PartCount(ParserOptions options, Stream mail, ReadingLimits limits) : base(options, mail, MimeFormat.Entity) => this.limits = limits;

    /// <summary>How many parts it has.</summary>
    public int Parts { get; private set; }

    /// <summary>Whether its headers are longer than the limit.</summary>
    public bool HasTooManyHeaders => headerBytes > limits.HeaderBytes;

    /// <summary>Whether parts stand deeper in parts than is read.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>Where reading ends; null where all is read.</summary>
    public long? End { get; private set; }

    public static PartCount Of(ReadOnlyMemory<byte> raw, ParserOptions options, ReadingLimits limits)
    {
        using var stream = RawMail.Open(raw);
        var count = new PartCount(options, stream, limits);
        try
        {
            count.ReadMessage();
        }
        catch (Exception fault) when (fault is FormatException or IOException)
        {
            // What cannot be parsed at all is seen by whoever parses it.
        }
        return count;
    }

    protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken)
    {
        headerBytes += header.RawField.Length + header.RawValue.Length;
        if (HasTooManyHeaders) End ??= header.Offset;
    }

    protected override void OnMimePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        if (IsDeep(contentType)) IsTooDeep = true;
        Count(beginOffset);
    }

    protected override void OnMessagePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        depth++;
        Count(beginOffset);
    }

    protected override void OnMessagePartEnd(
        ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken) => depth--;

    protected override void OnMultipartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        depth++;
        Count(beginOffset);
    }

    protected override void OnMultipartEnd(
        ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken) => depth--;

    // The parser takes what stands too deep for a part without parts.
    bool IsDeep(ContentType type) => depth >= limits.Depth - 1 && (type.IsMimeType("multipart", "*") || type.IsMimeType("message", "rfc822"));

    void Count(long offset)
    {
        if (++Parts > limits.Parts) End ??= offset;
    }
}
