using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NsmCon.Admin.Published;

/// <summary>
/// Public pages as bytes in memory, compressed once each way: compressing a kept page at every request costs most of its speed.
/// Whatever is saved empties it, in all processes, as soon as it is committed (<c>HearNews</c>).
/// </summary>
public sealed class CachedPages(TimeProvider clock)
{
    /// <summary>How long a page is kept at the most: it also shows what is on now.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    const int MostPages = 1_000;

    readonly ConcurrentDictionary<string, CachedPage> pages = new(StringComparer.Ordinal);
    int generation;

    /// <summary>How many pages are kept.</summary>
    public int Count => pages.Count;

    /// <summary>Forgets all pages.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref generation);
        pages.Clear();
    }

    /// <summary>Names the state of the data that a page is about to be made from; pass it to <see cref="Keep"/>.</summary>
    public int Generation => Volatile.Read(ref generation);

    /// <summary>Keeps a page, unless something was saved while it was made.</summary>
    public CachedPage Keep(string path, int madeFrom, string contentType, byte[] body)
    {
        var page = new CachedPage(contentType, body, clock.GetUtcNow() + Longest);
        if (madeFrom != Generation)
            return page;

        // Pages that nobody asks for any more stay until here.
        if (pages.Count >= MostPages)
            pages.Clear();
        pages[path] = page;
        return page;
    }

    /// <summary>Answers with a kept page, or lets the request pass.</summary>
    public Task Answer(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (
            HttpMethods.IsGet(request.Method)
            && !request.QueryString.HasValue
            && !HasMessage(request)
            && request.Path.Value is { } path
            && pages.TryGetValue(path, out var page)
            && clock.GetUtcNow() < page.Until
        )
            return page.WriteTo(context);

        return next(context);
    }

    /// <summary>Whether a message waits to be shown: such a page is for one person.</summary>
    public static bool HasMessage(HttpRequest request) => request.Cookies.ContainsKey(".AspNetCore.Mvc.CookieTempDataProvider");
}

/// <summary>One page, ready to be sent.</summary>
public sealed class CachedPage(string contentType, byte[] body, DateTimeOffset until)
{
    static readonly StringValues CacheControl = "public, max-age=0, must-revalidate";

    // Whoever comes first waits for the one that their browser takes.
    readonly Lazy<byte[]> brotli = new(() => Compress(body, stream => new BrotliStream(stream, CompressionLevel.Optimal)));
    readonly Lazy<byte[]> gzip = new(() => Compress(body, stream => new GZipStream(stream, CompressionLevel.Optimal)));
    readonly StringValues etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";

    public DateTimeOffset Until => until;

    public Task WriteTo(HttpContext context)
    {
        var request = context.Request;
        var response = context.Response;
        response.Headers.ETag = etag;
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var accepted = request.Headers.AcceptEncoding.ToString();
        var (encoding, bytes) = Encoded(accepted);
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes).AsTask();
    }

    (string? Encoding, byte[] Bytes) Encoded(string accepted)
    {
        if (Takes(accepted, "br"))
            return ("br", brotli.Value);

        return Takes(accepted, "gzip") ? ("gzip", gzip.Value) : (null, body);
    }

    // RFC 9110, 13.1.2: weakly compared, one of a list, or any.
    bool IsKnown(StringValues tags) =>
        tags == etag || (tags.Count > 0 && (tags.ToString() == "*" || tags.ToString().Contains(etag.ToString(), StringComparison.Ordinal)));

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

    static byte[] Compress(byte[] body, Func<Stream, Stream> compressor)
    {
        using var target = new MemoryStream();
        using (var stream = compressor(target))
            stream.Write(body);
        return target.ToArray();
    }
}
