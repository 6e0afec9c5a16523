namespace NsmCon.Hugo;

/// <summary>Findings about addresses that lead nowhere: their scheme is misspelled or missing.</summary>
internal sealed class AddressChecks(PageIndex page)
{
    const int Longest = 60;

    static readonly string[] Schemes =
    [
        "mailto",
        "tel",
        "sms",
        "ftp",
        "sftp",
        "geo",
        "webcal",
        "irc",
        "ircs",
        "xmpp",
        "matrix",
        "slack",
        "zoommtg",
        "data",
        "javascript",
        "file",
        "urn",
    ];

    public void Report(string text)
    {
        for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
            Check(Address(text.AsSpan(at + 2)), at + 2);
        foreach (var logo in page.Page.Sponsors)
            Check(logo["href"], logo.Open.Find("href")?.Start ?? logo.Start);
        foreach (var href in LinkChecks.Buttons(page))
            Check(href.Text?.Trim() ?? "", href.Start);
    }

    // Up to what ends a destination in Markdown: a space before its title, or the bracket.
    static string Address(ReadOnlySpan<char> after)
    {
        var end = after.IndexOfAny([' ', ')', '\r', '\n', '\t']);
        return after[..(end < 0 ? 0 : end)].Trim("<>").ToString();
    }

    void Check(string address, int offset)
    {
        if (Advice(address) is { } advice)
            page.Findings.Warning(offset, FindingCodes.AddressOdd, $"\"{FormatAddress(address)}\" leads nowhere: {advice}.");
    }

    static string FormatAddress(string address) =>
        address.Length <= Longest ? address : $"{address[..(char.IsHighSurrogate(address[Longest - 1]) ? Longest - 1 : Longest)]}…";

    static string? Advice(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        if (colon > 0 && (slash < 0 || colon < slash) && IsScheme(address[..colon]))
        {
            var scheme = address[..colon].ToLowerInvariant();
            if (scheme is "http" or "https")
                return address.AsSpan(colon + 1).StartsWith("//") && address.Length > colon + 3 && address[colon + 3] != '/'
                    ? null
                    : $"write {scheme}:// before the site's name";
            return Schemes.Contains(scheme) || !address.AsSpan(colon + 1).StartsWith("//") ? null : "write https:// before the site's name";
        }

        var host = slash < 0 ? address : address[..slash];
        var isHost = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (slash > 0 && HasEndOfHost(host));
        return isHost ? "write https:// before it" : null;
    }

    static bool IsScheme(string written) =>
        char.IsAsciiLetter(written[0]) && written.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-');

    // "youtube.com/watch", but neither "slides/talk.pdf" nor "../a/b".
    static bool HasEndOfHost(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 1
            && labels[^1].Length > 1
            && labels[^1].All(char.IsAsciiLetter)
            && Array.TrueForAll(labels, label => label.Length > 0 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }
}
