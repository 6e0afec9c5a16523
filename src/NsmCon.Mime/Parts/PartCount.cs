using MimeKit;

namespace NsmCon.Mime;

/// <summary>
/// Counts the parts and headers of a mail and keeps none of them, so that a mail made to be large is cut before anything of it is built.
/// </summary>
sealed class PartCount : MimeReader
{
    /// <summary>How far the parser reads ahead, at most.</summary>
    const int Ahead = 64 * 1024;

    readonly ReadingLimits limits;
    long headerBytes,
        headersAt;
    bool isInHeaders;
    int depth;

    PartCount(ParserOptions options, EndedStream mail, ReadingLimits limits)
        : base(options, mail, MimeFormat.Entity)
    {
        this.limits = limits;
        mail.IsAtEnd = EndsAt;
    }

    /// <summary>How many parts it has.</summary>
    public int Parts { get; private set; }

    /// <summary>Whether its headers are longer than the limit.</summary>
    public bool HasTooManyHeaders { get; private set; }

    /// <summary>Whether parts stand deeper in parts than is read.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>Where reading ends; null where all is read.</summary>
    public long? End { get; private set; }

    public static PartCount Count(ReadOnlyMemory<byte> raw, ParserOptions options, ReadingLimits limits)
    {
        using var stream = new EndedStream(RawMail.Open(raw));
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
        headersAt = header.Offset ?? headersAt;
        if (headerBytes > limits.HeaderBytes)
            EndAt(headersAt);
        headersAt += header.RawField.Length + header.RawValue.Length;
    }

    protected override void OnHeadersBegin(long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        isInHeaders = true;
        headersAt = beginOffset;
    }

    protected override void OnHeadersEnd(
        long beginOffset,
        int beginLineNumber,
        long endOffset,
        int endLineNumber,
        CancellationToken cancellationToken
    ) => isInHeaders = false;

    protected override void OnMimePartBegin(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        CancellationToken cancellationToken
    )
    {
        if (IsDeep(contentType))
            IsTooDeep = true;
        Count(beginOffset);
    }

    protected override void OnMessagePartBegin(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        CancellationToken cancellationToken
    )
    {
        depth++;
        Count(beginOffset);
    }

    protected override void OnMessagePartEnd(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        long headersEndOffset,
        long endOffset,
        int lines,
        CancellationToken cancellationToken
    ) => depth--;

    protected override void OnMultipartBegin(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        CancellationToken cancellationToken
    )
    {
        depth++;
        Count(beginOffset);
    }

    protected override void OnMultipartEnd(
        ContentType contentType,
        long beginOffset,
        int beginLineNumber,
        long headersEndOffset,
        long endOffset,
        int lines,
        CancellationToken cancellationToken
    ) => depth--;

    // While the parser reads one header it says nothing, and copies what it has again and again.
    bool EndsAt(long position)
    {
        if (isInHeaders && position - headersAt > limits.HeaderBytes + Ahead)
            EndAt(headersAt);
        return HasTooManyHeaders;
    }

    void EndAt(long offset)
    {
        HasTooManyHeaders = true;
        End ??= offset;
    }

    // The parser takes what stands too deep for a part without parts.
    bool IsDeep(ContentType type) =>
        depth >= limits.Depth - 1 && (type.IsMimeType("multipart", "*") || type.IsMimeType("message", "rfc822"));

    void Count(long offset)
    {
        if (++Parts > limits.Parts)
            End ??= offset;
    }

    /// <summary>A mail that ends where its reader says so.</summary>
    sealed class EndedStream(MemoryStream mail) : Stream
    {
        /// <summary>Whether it ends at a position.</summary>
        public Func<long, bool> IsAtEnd { get; set; } = _ => false;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => mail.Length;

        public override long Position
        {
            get => mail.Position;
            set => mail.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => IsAtEnd(mail.Position) ? 0 : mail.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => mail.Seek(offset, origin);

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                mail.Dispose();
            base.Dispose(disposing);
        }
    }
}
