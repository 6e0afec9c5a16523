using System.Buffers;
using System.Text;

namespace NsmCon.Mime;

/// <summary>The type of a file as its first bytes show it.</summary>
static class ContentKind
{
    const int Looked = 1024;
    static readonly SearchValues<byte> TypeLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz./-"u8);

    static readonly (byte[] Start, string Type)[] Starts =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
        ("BM"u8.ToArray(), "image/bmp"),
        ([0x49, 0x49, 0x2A, 0x00], "image/tiff"),
        ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
        ("MZ"u8.ToArray(), "application/vnd.microsoft.portable-executable"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "application/x-elf"),
        ("#!"u8.ToArray(), "text/x-shellscript"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        ([0x1F, 0x8B], "application/gzip"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
        ("Rar!"u8.ToArray(), "application/vnd.rar"),
        ("{\\rtf"u8.ToArray(), "application/rtf"),
        ("ID3"u8.ToArray(), "audio/mpeg"),
        ([0x78, 0x9F, 0x3E, 0x22], "application/vnd.ms-tnef"),
    ];

    static readonly (string Folder, string Type)[] Offices =
    [
        ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    /// <summary>The type that the bytes show; null where they show none.</summary>
    public static string? Detect(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("RIFF"u8) && content.Length > 12)
            return content[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : null;
        if (content.StartsWith("PK\u0003\u0004"u8))
            return DetectInZip(content);
        if (content.Length > 12 && content[4..8].SequenceEqual("ftyp"u8))
            return DetectBrand(content[8..]);

        foreach (var (start, type) in Starts)
        {
            if (content.StartsWith(start))
                return type;
        }
        return DetectMarkup(content[..Math.Min(content.Length, Looked)]);
    }

    static string DetectBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.StartsWith("avif"u8))
            return "image/avif";
        return brand.StartsWith("hei"u8) || brand.StartsWith("mif1"u8) ? "image/heic" : "video/mp4";
    }

    static string DetectInZip(ReadOnlySpan<byte> content)
    {
        var names = content[..Math.Min(content.Length, 64 * 1024)];
        if (names.IndexOf("[Content_Types].xml"u8) < 0)
            return OpenDocument(names) ?? "application/zip";

        foreach (var (folder, type) in Offices)
        {
            if (content.IndexOf(Encoding.ASCII.GetBytes(folder)) >= 0)
                return type;
        }
        return "application/zip";
    }

    // The first file of an OpenDocument is its type, uncompressed.
    static string? OpenDocument(ReadOnlySpan<byte> content)
    {
        var at = content.IndexOf("mimetypeapplication/vnd.oasis.opendocument."u8);
        if (at < 0)
            return null;

        var type = content[(at + "mimetype".Length)..];
        var end = type.IndexOfAnyExcept(TypeLetters);
        return end < 0 ? null : Encoding.ASCII.GetString(type[..end]);
    }

    static string? DetectMarkup(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (!text.StartsWith('<'))
            return null;
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            return "image/svg+xml";
        string[] html = ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<meta", "<table", "<div"];
        if (html.Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase)))
            return "text/html";
        return text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "application/xml" : null;
    }
}
