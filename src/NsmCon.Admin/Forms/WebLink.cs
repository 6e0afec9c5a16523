namespace NsmCon.Admin.Forms;

/// <summary>Addresses that come from pages and forms, and may hold anything.</summary>
public static class WebLink
{
    /// <summary>The address if a browser may be sent there: http, https or a path of this site; else null.</summary>
    public static string? Safe(string? written) =>
        written switch
        {
            ['/', not ('/' or '\\'), ..] or "/" => written,
            _ when Host(written) is not null => written,
            _ => null,
        };

    /// <summary>The site an address leads to, "events.linuxfoundation.org"; null for a path or no address.</summary>
    public static string? Host(string? written)
    {
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return null;

        return address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
    }
}
