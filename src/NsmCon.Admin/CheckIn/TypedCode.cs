using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.CheckIn;

/// <summary>A ticket code in whatever a person typed, pasted or scanned.</summary>
public static class TypedCode
{
    const string TicketPath = Links.Prefix.Tickets + "/";

    /// <summary>The code that the text is, or that the address of a ticket names, in the form in which codes are kept.</summary>
    public static string Read(string typed)
    {
        var start = typed.IndexOf(TicketPath, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return Secret.Normalize(typed);

        var rest = typed[(start + TicketPath.Length)..];
        var end = rest.AsSpan().IndexOfAny("/.?#");
        return Secret.Normalize(end < 0 ? rest : rest[..end]);
    }

    /// <summary>Whether the text was meant as a code, perhaps misread by a letter or two, and not as a name or an address.</summary>
    public static bool IsMeant(string typed) =>
        typed.Contains(TicketPath, StringComparison.OrdinalIgnoreCase)
        || (Math.Abs(Secret.Normalize(typed).Length - Secret.Length) <= 2 && typed.Any(char.IsAsciiDigit) && !typed.Contains('@'));
}
