namespace NsmCon.Mime;

/// <summary>Reads from a server's words whether an address can ever be reached.</summary>
static class BounceStatus
{
    static readonly string[] Full =
    [
        "mailbox full",
        "mailbox is full",
        "quota",
        "mailbox size limit",
        "insufficient storage",
        "postfach ist voll",
        "inbox is full",
    ];

    // Of servers that name no code: nobody is cut off for words that may mean anything.
    static readonly string[] Unknown =
    [
        "unknown",
        "no such",
        "no mailbox",
        "not exist",
        "doesn't exist",
        "not found",
        "not a valid",
        "invalid recipient",
        "unbekannt",
        "disabled",
    ];

    // Where these are meant, the mail was refused and not the address: too large, its content, a rule.
    static readonly string[] OfTheMail = ["5.2.2", "5.2.3", "5.3.1", "5.3.2", "5.3.4", "5.4.6", "5.4.14"];

    /// <summary>Whether the address can ever be reached.</summary>
    public static BounceKind Kind(string? status, string? diagnostic)
    {
        if (Says(diagnostic, Full))
            return BounceKind.Soft;
        if (status is null)
            return SmtpCode(diagnostic) == '5' || Says(diagnostic, Unknown) ? BounceKind.Hard : BounceKind.Soft;
        if (status.StartsWith('4') || OfTheMail.Contains(status) || status.StartsWith("5.6.", StringComparison.Ordinal))
            return BounceKind.Soft;

        // 5.7.x is a rule of the receiver's, such as one against spam.
        return status.StartsWith("5.7.", StringComparison.Ordinal) ? BounceKind.Soft : BounceKind.Hard;
    }

    /// <summary>The exact status: where a report says only "5.0.0", what the server said may tell more.</summary>
    public static string? Exact(string? status, string? diagnostic)
    {
        var found = Find(diagnostic);
        if (status is null || status.Length < 5)
            return found ?? status;
        return status.EndsWith(".0.0", StringComparison.Ordinal) && found is not null ? found : status;
    }

    /// <summary>Whether a text has a status, or the code of a server's answer.</summary>
    public static bool HasCode(string text) => Find(text) is not null || SmtpCode(text) is not null;

    /// <summary>The first status such as "5.1.1" in a text; null where there is none.</summary>
    public static string? Find(string? text)
    {
        for (var i = 0; text is not null && i + 4 < text.Length; i++)
        {
            if (text[i] is not ('4' or '5') || text[i + 1] != '.' || (i > 0 && (char.IsAsciiDigit(text[i - 1]) || text[i - 1] == '.')))
                continue;

            var second = Digits(text, i + 2);
            if (second is 0 or > 3 || i + 2 + second >= text.Length || text[i + 2 + second] != '.')
                continue;

            var third = Digits(text, i + 3 + second);
            var end = i + 3 + second + third;
            // 5.1.2.3 is an address of the network.
            if (third is > 0 and <= 3 && !(end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])))
                return text[i..end];
        }
        return null;
    }

    static int Digits(string text, int start)
    {
        var count = 0;
        while (start + count < text.Length && char.IsAsciiDigit(text[start + count]))
            count++;
        return count;
    }

    static char? SmtpCode(string? text)
    {
        for (var i = 0; text is not null && i + 2 < text.Length; i++)
        {
            var isOwnWord = i == 0 || (!char.IsAsciiLetterOrDigit(text[i - 1]) && text[i - 1] != '.');
            if (text[i] is '4' or '5' && isOwnWord && Digits(text, i) == 3)
                return text[i];
        }
        return null;
    }

    static bool Says(string? text, string[] words) =>
        text is not null && Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
}
