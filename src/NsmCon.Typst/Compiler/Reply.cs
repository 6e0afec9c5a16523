using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NsmCon.Typst.Compiler;

enum ReplyKind : byte
{
    Ready,
    Pdf,
    Faults,
    Stopped,
}

/// <summary>The child's answer: one byte for its kind, then the PDF, the compiler's diagnostics as JSON, or a sentence.</summary>
readonly struct Reply(byte[] frame)
{
    public static byte[] Frame(ReplyKind kind, ReadOnlySpan<byte> content) => [(byte)kind, .. content];

    public static byte[] Frame(ReplyKind kind, string content = "") => Frame(kind, Encoding.UTF8.GetBytes(content));

    public ReplyKind Kind => (ReplyKind)frame[0];

    public byte[] ToPdf() =>
        Kind switch
        {
            ReplyKind.Pdf => frame[1..],
            ReplyKind.Faults => throw new TypstException(ToDiagnostics()),
            _ => throw new TypstException(Encoding.UTF8.GetString(frame.AsSpan(1))),
        };

    sealed record Fault(string Path, string Range, string Severity, string Message);

    TypstDiagnostic[] ToDiagnostics()
    {
        var faults = JsonSerializer.Deserialize<Fault[]>(frame.AsSpan(1), JsonSerializerOptions.Web)!;
        return [.. faults.Where(fault => fault.Severity == "error").Select(ToDiagnostic)];
    }

    // A range is "line:column-line:column", counted from 0; hints follow the message.
    static TypstDiagnostic ToDiagnostic(Fault fault)
    {
        var place = fault.Range.Split(':', '-');
        var (line, column) = place.Length >= 2 ? (FromZero(place[0]), FromZero(place[1])) : (0, 0);
        var text = fault.Message.Split(", hints: ", 2);
        return new TypstDiagnostic(fault.Path.TrimStart('/'), line, column, fault.Severity, text[0], text.ElementAtOrDefault(1));
    }

    static int FromZero(string number) => int.Parse(number, CultureInfo.InvariantCulture) + 1;
}
