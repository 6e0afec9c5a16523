using System.Buffers;
using System.Text;

namespace NsmCon.Mime;

/// <summary>The charset that HTML names in a meta tag.</summary>
static class HtmlCharset
{
    const int Looked = 4096;
    static readonly SearchValues<char> Ends = SearchValues.Create("\"' />;");

    public static string? Find(ReadOnlySpan<byte> html)
    {
        var start = Encoding.Latin1.GetString(html[..Math.Min(html.Length, Looked)]);
        var at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !start[..at].Contains("<meta", StringComparison.OrdinalIgnoreCase))
            return null;

        var name = start.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        var end = name.IndexOfAny(Ends);
        return end <= 0 ? null : name[..end].ToString();
    }
}
