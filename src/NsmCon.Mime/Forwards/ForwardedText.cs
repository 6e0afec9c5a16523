using System.Text;

namespace NsmCon.Mime;

/// <summary>Finds who wrote a mail first that is passed on within the text.</summary>
static class ForwardedText
{
    const int MostLinesBefore = 4;

    /// <summary>The mail that is passed on in a text; null where none is, or nothing is told about it.</summary>
    public static ForwardedMail? Find(IReadOnlyList<TextPiece> text)
    {
        if (text.FirstOrDefault(p => p.Kind == TextKind.Forwarded) is not { } piece)
            return null;

        var lines = piece.Lines.Split('\n');
        var head = Enumerable
            .Range(0, Math.Min(lines.Length, MostLinesBefore))
            .Select(i => MailHead.ReadAt(lines, i))
            .FirstOrDefault(h => h is not null);
        return head is null
            ? null
            : new(
                head.Values.TryGetValue(HeadField.From, out var from) ? Address(from) : null,
                CleanText.Line(head.Values.GetValueOrDefault(HeadField.Subject, ""), 1000),
                head.Values.TryGetValue(HeadField.Sent, out var sent) ? CleanText.Line(sent, 200) : null,
                MessageId: null
            );
    }

    // "Bob [mailto:bob@acme.example]", and "Bob <bob@acme.example<mailto:bob@acme.example>>".
    static NamedAddress? Address(string value)
    {
        var plain = value.Replace("*", "", StringComparison.Ordinal);
        var mailto = plain.IndexOf("<mailto:", StringComparison.OrdinalIgnoreCase);
        if (mailto > 0)
            plain = plain[..mailto] + (plain[..mailto].Contains('<') ? ">" : "");
        plain = plain.Replace("[mailto:", "<", StringComparison.OrdinalIgnoreCase).Replace(']', '>');

        if (AddressList.Parse(Encoding.UTF8.GetBytes(plain)) is [var address, ..])
            return address;

        // Within a company, Outlook names no address.
        var name = CleanText.Line(plain, 500);
        return name.Length == 0 ? null : new(name, "");
    }
}
