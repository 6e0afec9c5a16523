using System.Buffers;
using System.Text;
using MimeKit;

namespace NsmCon.Mime;

/// <summary>Reads a bounce that was written for people.</summary>
sealed class BounceText
{
    const int MostRecipients = 100,
        MostLinesOfReason = 12,
        MostLines = 400,
        MostCharacters = 1000;
    static readonly SearchValues<char> Ends = SearchValues.Create(" \t<>()[],;:\"'=");

    readonly string[] lines;
    readonly int copy;

    public BounceText(string text)
    {
        lines = text.Split('\n');
        copy = Array.FindIndex(lines, IsAboveCopy);
        var looked = string.Join(' ', lines.Take(copy < 0 ? MostLines : Math.Min(copy, MostLines)));
        SaysLate = Has(looked, BounceDialects.Delays);
        SaysFailed = Has(looked, BounceDialects.Failures) && !SaysLate;
    }

    /// <summary>Whether it says that something is late, and still tried.</summary>
    public bool SaysLate { get; }

    /// <summary>Whether it says that something could not be delivered, and not only that it is late.</summary>
    public bool SaysFailed { get; }

    /// <summary>The headers of the mail that came back, where they stand below the text.</summary>
    public HeaderList? FindReturned()
    {
        if (copy < 0)
            return null;

        var below = string.Join('\n', lines[(copy + 1)..]).TrimStart('\n', ' ', '-');
        return ReturnedText.Headers(Encoding.UTF8.GetBytes(below));
    }

    /// <summary>Whom it did not reach.</summary>
    /// <param name="named">The recipients that a header names; where there are any, only they count.</param>
    public IReadOnlyList<BouncedRecipient> Recipients(IReadOnlyList<string> named)
    {
        var found = new Dictionary<string, BouncedRecipient>(StringComparer.OrdinalIgnoreCase);
        var end = copy < 0 ? Math.Min(lines.Length, MostLines) : Math.Min(copy, MostLines);
        for (var i = 0; i < end && found.Count < MostRecipients; i++)
        {
            if (
                AddressThatBegins(lines[i]) is not { } address
                || (named.Count > 0 && !named.Contains(address, StringComparer.OrdinalIgnoreCase))
            )
                continue;
            found.TryAdd(address, Recipient(address, Reason(i, end, address)));
        }
        foreach (var address in named)
            found.TryAdd(address, Recipient(address, null));
        return [.. found.Values];
    }

    static BouncedRecipient Recipient(string address, string? reason)
    {
        var status = BounceStatus.Find(reason);
        return new(address, BounceStatus.Kind(status, reason), status, reason);
    }

    // The reason stands behind the address or in the lines below it, sometimes after
    // empty ones: it ends at one that comes after a code, or at the next address.
    string? Reason(int start, int end, string address)
    {
        var reason = new StringBuilder(
            lines[start].Replace(address, "", StringComparison.OrdinalIgnoreCase).Trim(' ', '<', '>', ':', '\'', '*', '-')
        );
        for (var i = start + 1; i < end && i <= start + MostLinesOfReason; i++)
        {
            var line = lines[i].Trim();
            if (AddressThatBegins(line) is { } other && !other.Equals(address, StringComparison.OrdinalIgnoreCase))
                break;
            if (line.Length == 0 && BounceStatus.HasCode(reason.ToString()))
                break;
            if (line.Length > 0)
                reason.Append(reason.Length > 0 ? " " : "").Append(line);
        }
        return reason.Length == 0 ? null : CleanText.Line(reason.ToString(), MostCharacters);
    }

    // "<bob@acme.example>:", "    bob@acme.example", "'bob@acme.example' on 29.06.2026": an address with nothing but signs before it.
    static string? AddressThatBegins(string line)
    {
        var text = line.Trim().TrimStart('<', '\'', '"', '*', '-', ' ', '\t');
        var end = text.AsSpan().IndexOfAny(Ends);
        var word = end < 0 ? text : text[..end];
        var at = word.IndexOf('@');
        return at > 0 && at < word.Length - 1 ? CleanText.Line(word.TrimEnd('.')) : null;
    }

    static bool IsAboveCopy(string line) =>
        line.Length < 150
        && Has(line, BounceDialects.Copies)
        && (line.Contains("--", StringComparison.Ordinal) || line.TrimEnd().EndsWith(':'));

    static bool Has(string text, string[] words)
    {
        var plain = text.Replace('’', '\'');
        return Array.Exists(words, w => plain.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}
