using System.Text;
using MimeKit;

namespace NsmCon.Mime;

/// <summary>A mail taken apart into headers and parts, within the limits.</summary>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its only or outermost part; null where it has none.</param>
/// <param name="Charset">The charset of letters beyond ASCII in headers, where they stand as they are.</param>
sealed record ParsedMail(HeaderList Headers, MimeEntity? Body, Encoding Charset)
{
    public static ParsedMail Parse(ReadOnlyMemory<byte> raw, ReadingLimits limits, Notes notes)
    {
        var bytes = RawMail.WithoutWhatStandsBefore(raw);
        if (bytes.IsEmpty)
        {
            notes.Add("The mail is empty.");
            return new([], null, Encoding.UTF8);
        }
        var options = Options(limits, GuessedCharset.GuessForHeaders(bytes.Span));
        var count = PartCount.Count(bytes, options, limits);
        Note(count, limits, notes);
        return ParseWhole(count.End is { } end ? bytes[..(int)end] : bytes, options, notes);
    }

    static ParsedMail ParseWhole(ReadOnlyMemory<byte> bytes, ParserOptions options, Notes notes)
    {
        try
        {
            var message = new MimeParser(options, RawMail.Open(bytes), MimeFormat.Entity, persistent: true).ParseMessage();
            return new(message.Headers, message.Body, options.CharsetEncoding);
        }
        catch (Exception fault) when (fault is FormatException or IOException)
        {
            notes.Add("It does not begin with headers, as a mail does: all of it is shown as text.");
            var text = new TextPart("plain") { Content = new MimeContent(RawMail.Open(bytes)) };
            return new([], text, options.CharsetEncoding);
        }
    }

    static void Note(PartCount count, ReadingLimits limits, Notes notes)
    {
        if (count.Parts > limits.Parts)
            notes.Add(Invariant($"It has {count.Parts:N0} parts; the first {limits.Parts:N0} were read."));
        if (count.HasTooManyHeaders)
            notes.Add(Invariant($"Its headers are longer than {limits.HeaderBytes / 1024:N0} KB; the mail was read up to there."));
        if (count.IsTooDeep)
            notes.Add(Invariant($"Parts stand more than {limits.Depth:N0} deep in other parts; what is deeper was not opened."));
    }

    static ParserOptions Options(ReadingLimits limits, Encoding charset) =>
        new()
        {
            AllowAddressesWithoutDomain = true,
            AllowUnquotedCommasInAddresses = true,
            CharsetEncoding = charset,
            MaxMimeDepth = limits.Depth,
        };
}
