using MimeKit;

namespace NsmCon.Mime;

/// <summary>Headers of a mail that came back as text.</summary>
static class ReturnedText
{
    /// <summary>The headers at the beginning of the text; empty where none stand there.</summary>
    public static HeaderList Headers(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var stream = RawMail.Open(RawMail.WithoutWhatStandsBefore(text));
            return new MimeParser(stream, MimeFormat.Entity).ParseHeaders();
        }
        catch (Exception fault) when (fault is FormatException or IOException)
        {
            return [];
        }
    }
}
