using System.Text;

namespace NsmCon.Mime;

/// <summary>The letters of bytes, by the charset that a mail declares, or the one that its bytes show.</summary>
static class DecodedText
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static DecodedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a text.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="declared">The charset that the mail names; null where it names none.</param>
    /// <param name="notes">Where a wrong charset is said.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared, Notes notes)
    {
        if (DecodeByMark(bytes) is { } marked)
            return marked;

        var name = declared?.Trim(' ', '"', '\'').ToLowerInvariant();
        var encoding = FindEncoding(name);
        if (encoding is null && name is { Length: > 0 })
            notes.Add($"Its charset \"{CleanText.Line(name)}\" is unknown; another was guessed.");

        // Bytes that are UTF-8 throughout are nothing else by chance, whatever the
        // mail declares; escape sequences are ASCII and so are left to their charset.
        if ((encoding is null || IsOneByte(encoding)) && AsUtf8(bytes) is { } utf8)
            return utf8;

        return encoding is null or UTF8Encoding ? GuessedCharset.Guess(bytes).GetString(bytes) : encoding.GetString(bytes);
    }

    /// <summary>
    /// The encoding of a charset as browsers understand its name: Latin-1 is windows-1252, and the Chinese of 1980 is that of 2005.
    /// </summary>
    static Encoding? FindEncoding(string? name) =>
        name switch
        {
            null or "" or "us-ascii" or "ascii" or "ansi_x3.4-1968" or "unknown-8bit" or "default" or "x-unknown" or "_autodetect" => null,
            "utf8" or "utf-8" or "unicode-1-1-utf-8" or "utf8mb4" => StrictUtf8,
            "iso-8859-1" or "latin1" or "iso_8859-1" or "iso8859-1" or "cp1252" or "ansi" or "windows1252" => Encoding.GetEncoding(1252),
            "iso-8859-9" or "latin5" => Encoding.GetEncoding(1254),
            "gb2312" or "gbk" or "x-gbk" or "gb_2312-80" or "cp936" or "gb18030" => Encoding.GetEncoding(54936),
            "ks_c_5601-1987" or "euc-kr" or "cp949" or "ks_c_5601" => Encoding.GetEncoding(949),
            "shift_jis" or "x-sjis" or "sjis" or "cp932" or "windows-31j" or "ms_kanji" => Encoding.GetEncoding(932),
            "iso-2022-jp" or "iso-2022-jp-ms" or "cp50220" => Encoding.GetEncoding(50220),
            "koi8-r" or "koi8" => Encoding.GetEncoding("koi8-r"),
            _ => Found(name),
        };

    static Encoding? Found(string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(name);
            return encoding.CodePage is 65000 ? null : encoding;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static bool IsOneByte(Encoding encoding) => encoding is UTF8Encoding || encoding.IsSingleByte;

    static string? DecodeByMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        return bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes[2..]) : null;
    }

    static string? AsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (GuessedCharset.HasEscapes(bytes))
            return null;
        // A text that was cut at a limit may end within a letter.
        for (var cut = 0; cut <= 3 && cut <= bytes.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
                return Encoding.UTF8.GetString(bytes[..^cut]);
        }
        return null;
    }
}
