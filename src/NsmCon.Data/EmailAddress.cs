using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace NsmCon.Data;

/// <summary>
/// The one form of an e-mail address, for keeping, comparing, searching and sending: the part before the @ composed (NFC), the domain
/// in small letters of its own script. Browsers send "xn--bcher-kva.example" for what a person typed as "bücher.example": both are one.
/// </summary>
public static class EmailAddress
{
    /// <summary>The longest address, in characters (RFC 5321), counted with the domain in its ASCII form.</summary>
    public const int Length = 254;

    /// <summary>The longest part before the @, in bytes of UTF-8 (RFC 5321, RFC 6531).</summary>
    const int LocalBytes = 64;

    // Of RFC 5322's dot-atom; quoted parts before the @ are left out, as mail providers do.
    const string LocalSigns = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>Whether a mail can go to what was typed: one address, with a domain that can exist.</summary>
    public static bool IsValid([NotNullWhen(true)] string? typed) => Parse(typed) is not null;

    /// <summary>
    /// The form in which an address is kept and sent to; what is no address stays as it is, without white space around it.
    /// </summary>
    public static string Canonical(string typed) => Parse(typed) is var (local, domain) ? $"{local}@{Readable(domain)}" : typed.Trim();

    /// <summary>The form in which two addresses are compared.</summary>
    public static string KeyOf(string typed) =>
        Parse(typed) is var (local, domain) ? $"{Fold(local)}@{domain}" : Fold(Compose(typed.Trim()));

    /// <summary>
    /// Whether only a mail server that speaks SMTPUTF8 can deliver there: the part before the @ has letters beyond ASCII.
    /// </summary>
    public static bool NeedsUtf8(string typed) => Parse(typed) is var (local, _) && !Ascii.IsValid(local);

    /// <summary>The part before the @, and the domain in its ASCII form; null for what is no address.</summary>
    static (string Local, string Domain)? Parse(string? typed)
    {
        // Japanese keyboards type a wide @.
        var text = Compose((typed ?? "").Trim().Replace('＠', '@'));
        var at = text.LastIndexOf('@');
        if (at < 1 || !IsLocal(text[..at]))
            return null;

        return DomainOf(text[(at + 1)..]) is { } domain && at + 1 + domain.Length <= Length ? (text[..at], domain) : null;
    }

    static bool IsLocal(string local) =>
        Encoding.UTF8.GetByteCount(local) <= LocalBytes
        && !local.StartsWith('.')
        && !local.EndsWith('.')
        && !local.Contains("..", StringComparison.Ordinal)
        && local.EnumerateRunes().All(IsOfLocal);

    static bool IsOfLocal(Rune rune) =>
        rune.IsAscii
            ? Rune.IsLetterOrDigit(rune) || rune.Value == '.' || LocalSigns.Contains((char)rune.Value, StringComparison.Ordinal)
            : Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    static string? DomainOf(string typed)
    {
        try
        {
            // The same rules as for a name of a host: no hyphen at an end, no underscore, at most 63 letters between two dots.
            var domain = Idn().GetAscii(typed).ToLowerInvariant();
            var last = domain.LastIndexOf('.');
            return
                last > 0
                && !domain.EndsWith('.')
                && domain[(last + 1)..].Any(char.IsAsciiLetter)
                && Array.TrueForAll(domain.Split('.'), IsReadable)
                ? domain
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // What says that it is written in ASCII for another script must be so.
    static bool IsReadable(string label) => !label.StartsWith("xn--", StringComparison.Ordinal) || Readable(label) != label;

    static string Readable(string domain)
    {
        try
        {
            var readable = Idn().GetUnicode(domain);
            return Idn().GetAscii(readable) == domain ? readable : domain;
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }

    static IdnMapping Idn() => new() { UseStd3AsciiRules = true };

    // Half a surrogate pair and U+FFFE cannot be composed.
    static string Compose(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC);

    // By way of capitals, so that both small sigmas are one letter.
    static string Fold(string text) => text.ToUpperInvariant().ToLowerInvariant();
}
