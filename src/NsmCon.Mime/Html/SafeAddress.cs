namespace NsmCon.Mime;

/// <summary>The addresses that HTML may name.</summary>
static class SafeAddress
{
    const int MostCharacters = 4000;
    static readonly string[] Pictures = ["png", "jpeg", "jpg", "gif", "webp"];

    /// <summary>An address that a click may open: http, https or mailto; null for any other.</summary>
    public static string? ForLink(string address) =>
        Absolute(address) is { } uri && uri.Scheme is "http" or "https" or "mailto" ? uri.AbsoluteUri : null;

    /// <summary>A picture that came with the mail; null for any other.</summary>
    public static string? ForInlinePicture(string address)
    {
        var trimmed = address.Trim();
        if (trimmed.StartsWith("cid:", StringComparison.OrdinalIgnoreCase))
            return "cid:" + CleanText.Line(Uri.UnescapeDataString(trimmed[4..])).Trim('<', '>');

        var isPicture = Array.Exists(Pictures, p => trimmed.StartsWith($"data:image/{p};base64,", StringComparison.OrdinalIgnoreCase));
        return isPicture ? string.Concat(trimmed.Where(c => !char.IsWhiteSpace(c))) : null;
    }

    /// <summary>A picture of another server; null for any other. "//host/x.png" is one too.</summary>
    public static string? ForRemotePicture(string address)
    {
        var trimmed = address.Trim();
        var uri = Absolute(trimmed.StartsWith("//", StringComparison.Ordinal) ? "https:" + trimmed : trimmed);
        return uri?.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
    }

    static Uri? Absolute(string address) =>
        address.Length <= MostCharacters && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) ? uri : null;
}
