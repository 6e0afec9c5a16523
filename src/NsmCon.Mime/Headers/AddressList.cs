using System.Buffers;
using System.Text;
using MimeKit;

namespace NsmCon.Mime;

/// <summary>The addresses of a header, groups opened, also where the header is broken.</summary>
static class AddressList
{
    const int MostCharacters = 500;
    static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n<>()[]\"'");

    static readonly ParserOptions Options = new() { AllowAddressesWithoutDomain = true, AllowUnquotedCommasInAddresses = true };

    public static IReadOnlyList<NamedAddress> Parse(byte[] header, Encoding? charset = null)
    {
        // Decoded first: in Shift JIS the second half of a letter may be a sign of the header's own.
        var text = (charset ?? Encoding.UTF8).GetString(header);
        if (InternetAddressList.TryParse(Options, text, out var list))
            return [.. list.Mailboxes.Select(FromMailbox).Where(a => a.Address.Length > 0)];

        return [.. Entries(text).Select(Found).OfType<NamedAddress>()];
    }

    static NamedAddress FromMailbox(MailboxAddress mailbox)
    {
        var address = Short(mailbox.Address);
        var name = Short(mailbox.Name ?? "").Trim('\'', '"', ' ');
        return new(name.Equals(address, StringComparison.OrdinalIgnoreCase) ? "" : name, address);
    }

    // What is broken in one entry does no harm to the others.
    static IEnumerable<string> Entries(string header)
    {
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
                isQuoted = !isQuoted;
            if (isQuoted || header[i] is not (',' or ';' or ':'))
                continue;

            yield return header[start..i];
            start = i + 1;
        }
        yield return header[start..];
    }

    // "Ada" ada@acme.example: the word around the @ is the address, what stands before it the name.
    static NamedAddress? Found(string entry)
    {
        var mailbox = InternetAddressList.TryParse(Options, entry, out var list) ? list.Mailboxes.FirstOrDefault() : null;
        if (mailbox?.Address.Contains('@') == true)
            return FromMailbox(mailbox);

        var at = entry.IndexOf('@');
        if (at < 0)
            return null;

        var start = entry.AsSpan(0, at).LastIndexOfAny(Ends) + 1;
        var length = entry.AsSpan(at).IndexOfAny(Ends);
        var end = length < 0 ? entry.Length : at + length;
        return start == at || end == at + 1 ? null : new(Short(entry[..start]).Trim(' ', '"', '<', '\'', '('), Short(entry[start..end]));
    }

    static string Short(string text) => CleanText.Line(text, MostCharacters);
}
