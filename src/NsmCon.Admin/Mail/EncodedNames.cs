using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace NsmCon.Admin.Mail;

/// <summary>
/// Names of people in the headers of a mail: an encoded-word has at most 75
/// characters (RFC 2047, section 2), which MimeKit does not keep to in long names.
/// </summary>
static partial class EncodedNames
{
    const int LongestWord = 75,
        LettersAround = 12;

    static readonly HeaderId[] People = [HeaderId.From, HeaderId.To, HeaderId.ReplyTo];

    public static void KeepShort(MimeMessage message)
    {
        foreach (var header in message.Headers.Where(header => People.Contains(header.Id) && HasLongWord(header)).ToList())
        {
            var addresses = InternetAddressList
                .Parse(header.RawValue)
                .Mailboxes.Select(mailbox => $" {Phrase(mailbox.Name ?? "")}\r\n <{mailbox.GetAddress(idnEncode: true)}>");
            header.SetRawValue(Encoding.UTF8.GetBytes(string.Join(",\r\n", addresses) + "\r\n"));
        }
    }

    static bool HasLongWord(Header header) =>
        Word().Matches(Encoding.UTF8.GetString(header.RawValue)).Any(word => word.Length > LongestWord);

    // As many whole characters in a word as its Base64 has room for.
    static string Phrase(string name)
    {
        var words = new List<string>();
        var bytes = new List<byte>();
        foreach (var rune in name.EnumerateRunes())
        {
            var letter = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + letter.Length > (LongestWord - LettersAround) / 4 * 3)
                Close(words, bytes);
            bytes.AddRange(letter);
        }

        Close(words, bytes);
        return string.Join("\r\n ", words);
    }

    static void Close(List<string> words, List<byte> bytes)
    {
        words.Add($"=?utf-8?b?{Convert.ToBase64String([.. bytes])}?=");
        bytes.Clear();
    }

    [GeneratedRegex(@"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
