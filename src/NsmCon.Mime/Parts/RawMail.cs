using System.Runtime.InteropServices;

namespace NsmCon.Mime;

/// <summary>The bytes of a mail, without what programs put before it.</summary>
static class RawMail
{
    /// <summary>Leaves out a byte order mark, the "From " line of an mbox and empty lines, behind which the headers stand.</summary>
    public static ReadOnlyMemory<byte> WithoutWhatStandsBefore(ReadOnlyMemory<byte> raw)
    {
        var rest = raw.Span.StartsWith("\uFEFF"u8) ? raw[3..] : raw;
        var trimmed = rest.TrimStart("\r\n"u8);
        if (trimmed.Span.StartsWith("From "u8) || trimmed.Span.StartsWith(">From "u8))
        {
            var end = trimmed.Span.IndexOf((byte)'\n');
            return end < 0 ? default : trimmed[(end + 1)..];
        }
        return IsHeader(FirstLine(trimmed.Span)) ? trimmed : rest;
    }

    public static MemoryStream Open(ReadOnlyMemory<byte> raw) =>
        MemoryMarshal.TryGetArray(raw, out var array) && array.Array is not null
            ? new(array.Array, array.Offset, array.Count, writable: false)
            : new(raw.ToArray(), writable: false);

    /// <summary>Whether a line is "Name: value".</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0 && line[..colon].TrimEnd(" \t"u8).IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
    }

    static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
