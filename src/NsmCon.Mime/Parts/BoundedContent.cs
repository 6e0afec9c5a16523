using System.Security.Cryptography;
using MimeKit;

namespace NsmCon.Mime;

/// <summary>Takes decoded bytes, counts and hashes all of them, and keeps the first ones only.</summary>
sealed class BoundedContent(long mostKept) : Stream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly MemoryStream kept = new();

    /// <summary>How many bytes there were.</summary>
    public long Size { get; private set; }

    /// <summary>The bytes that were kept.</summary>
    public ReadOnlyMemory<byte> Kept => kept.GetBuffer().AsMemory(0, (int)kept.Length);

    public bool IsWhole => Size == kept.Length;

    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>What a part holds, decoded.</summary>
    public static BoundedContent Read(MimePart part, long mostKept)
    {
        var content = new BoundedContent(mostKept);
        part.Content?.DecodeTo(content);
        return content;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        Size += buffer.Length;
        kept.Write(buffer[..(int)Math.Min(buffer.Length, Math.Max(0, mostKept - kept.Length))]);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Size;

    public override long Position
    {
        get => Size;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }
}
