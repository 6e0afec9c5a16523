using System.Buffers.Binary;

namespace NsmCon.Typst.Compiler;

/// <summary>What parent and child say to each other: frames of a four-byte length and as many bytes, no text encoding of PDFs.</summary>
static class Wire
{
    public static byte[] Job(TypstDocument document)
    {
        using var frame = new MemoryStream();
        using var writer = new BinaryWriter(frame);
        writer.Write(document.Main);
        writer.Write(document.Files.Count);
        foreach (var (path, content) in document.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            writer.Write(path);
            writer.Write(content.Length);
            writer.Write(content);
        }

        return frame.ToArray();
    }

    public static TypstDocument ToDocument(byte[] job)
    {
        using var reader = new BinaryReader(new MemoryStream(job));
        var main = reader.ReadString();
        var files = new Dictionary<string, byte[]>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            files[reader.ReadString()] = reader.ReadBytes(reader.ReadInt32());
        return new TypstDocument(main, files);
    }

    public static async ValueTask Write(Stream stream, ReadOnlyMemory<byte> frame)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, frame.Length);
        await stream.WriteAsync(length);
        await stream.WriteAsync(frame);
        await stream.FlushAsync();
    }

    /// <summary>The next frame; throws an <see cref="EndOfStreamException"/> when the other side has ended.</summary>
    public static async ValueTask<byte[]> Read(Stream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length);
        var frame = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        await stream.ReadExactlyAsync(frame);
        return frame;
    }
}
