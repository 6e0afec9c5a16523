namespace NsmCon.Hugo;

/// <summary>Handles as people write them: bare, with @, or as an address.</summary>
public static class Handle
{
    static readonly string[] Paths = ["in/", "pub/"];

    /// <summary>The bare handle, or null if there is none: an empty value counts as absent.</summary>
    public static string? Bare(string written)
    {
        var handle = written.Trim();
        var scheme = handle.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            handle = AfterHost(handle[(scheme + 3)..]);
        else if (
            handle.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || handle.Contains(".com/", StringComparison.OrdinalIgnoreCase)
        )
            handle = AfterHost(handle);

        handle = WithoutPrefix(handle.Split('?', '#')[0].Trim('/')).TrimStart('@').Trim();
        return handle.Length == 0 ? null : handle;
    }

    /// <summary>Whether a bare handle is none that a person can have: a path such as "company/acme", or words.</summary>
    internal static bool IsNone(string bare) => bare.Contains('/', StringComparison.Ordinal) || bare.Any(char.IsWhiteSpace);

    static string AfterHost(string address)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : address[(slash + 1)..];
    }

    static string WithoutPrefix(string path)
    {
        var prefix = Array.Find(Paths, p => path.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        return prefix is null ? path : path[prefix.Length..];
    }
}
