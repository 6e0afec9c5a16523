using System.Text;

namespace NsmCon.Mime;

/// <summary>Guesses the charset of a text that declares none, or a wrong one, from the bytes beyond ASCII.</summary>
static class GuessedCharset
{
    static GuessedCharset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        if (HasEscapes(bytes))
            return Encoding.GetEncoding(50220);

        var sample = bytes[..Math.Min(bytes.Length, 64 * 1024)];
        if (IsJapanese(sample, 51932))
            return Encoding.GetEncoding(51932);
        if (IsJapanese(sample, 932))
            return Encoding.GetEncoding(932);
        return Encoding.GetEncoding(CyrillicCodePage(sample) ?? 1252);
    }

    /// <summary>The charset of headers in which letters beyond ASCII stand as they are: UTF-8 where the bytes are.</summary>
    public static Encoding GuessForHeaders(ReadOnlySpan<byte> mail)
    {
        var end = mail.IndexOf("\n\n"u8);
        var endOnWire = mail.IndexOf("\r\n\r\n"u8);
        if (endOnWire >= 0 && (end < 0 || endOnWire < end))
            end = endOnWire;

        var headers = mail[..Math.Min(end < 0 ? mail.Length : end, 64 * 1024)];
        return System.Text.Unicode.Utf8.IsValid(headers) ? Encoding.UTF8 : Guess(headers);
    }

    /// <summary>Whether Japanese of ISO-2022-JP, which is ASCII but for its escape sequences, stands in the text.</summary>
    public static bool HasEscapes(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\u001b$B"u8) >= 0 || bytes.IndexOf("\u001b$@"u8) >= 0;

    // Japanese cannot be written without kana: where a quarter of what is not ASCII is kana and nothing is broken, it is Japanese.
    static bool IsJapanese(ReadOnlySpan<byte> bytes, int codePage)
    {
        var text = Encoding
            .GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))
            .GetString(bytes);
        int kana = 0,
            others = 0,
            broken = 0;
        foreach (var letter in text)
        {
            if (letter is >= '\u3041' and <= '\u30FF')
                kana++;
            else if (letter == '\uFFFD')
                broken++;
            else if (letter > 127)
                others++;
        }
        return kana > 3 && kana * 3 >= others && broken <= 1;
    }

    // In languages of Latin letters accents stand alone; in Russian whole words
    // are beyond ASCII, mostly small letters, which lie elsewhere in each charset.
    static int? CyrillicCodePage(ReadOnlySpan<byte> bytes)
    {
        int high = 0,
            runs = 0,
            smallOfKoi = 0,
            smallOfWindows = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0xC0)
                continue;
            high++;
            if (i == 0 || bytes[i - 1] < 0xC0)
                runs++;
            if (bytes[i] < 0xE0)
                smallOfKoi++;
            else
                smallOfWindows++;
        }
        if (high < 8 || high < 3 * runs)
            return null;
        return smallOfKoi > smallOfWindows ? 20866 : 1251;
    }
}
