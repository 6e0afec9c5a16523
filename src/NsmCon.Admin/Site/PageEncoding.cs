using System.IO.Compression;

namespace NsmCon.Admin.Site;

/// <summary>How the bytes of a kept page are compressed: once, well, for all who take it so.</summary>
sealed record PageEncoding(string Name, Func<Stream, Stream>? Compressor)
{
    public static readonly PageEncoding None = new("identity", null);
    static readonly PageEncoding Brotli = new("br", target => new BrotliStream(target, CompressionLevel.Optimal));
    static readonly PageEncoding Gzip = new("gzip", target => new GZipStream(target, CompressionLevel.Optimal));

    /// <summary>The smallest that the browser takes.</summary>
    public static PageEncoding Choose(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        if (Takes(accepted, Brotli.Name))
            return Brotli;

        return Takes(accepted, Gzip.Name) ? Gzip : None;
    }

    public ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> plain)
    {
        if (Compressor is null)
            return plain;

        using var target = new MemoryStream();
        using (var stream = Compressor(target))
            stream.Write(plain.Span);
        return target.ToArray();
    }

    // RFC 9110, 12.5.3: a list, in which a weight of 0 means "not this".
    static bool Takes(ReadOnlySpan<char> accepted, ReadOnlySpan<char> encoding)
    {
        foreach (var range in accepted.Split(','))
        {
            var item = accepted[range];
            var at = item.IndexOf(';');
            var weight = at < 0 ? default : item[(at + 1)..].Trim();
            if ((at < 0 ? item : item[..at]).Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase))
                return !weight.StartsWith("q=0") || weight.ContainsAnyInRange('1', '9');
        }

        return false;
    }
}
