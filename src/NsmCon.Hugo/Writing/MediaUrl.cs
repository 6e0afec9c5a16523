namespace NsmCon.Hugo;

/// <summary>The address of slides or a video.</summary>
internal static class MediaUrl
{
    /// <summary>Refuses what a link in Markdown cannot hold.</summary>
    public static string Check(string kind, string url)
    {
        var address = url.Trim();
        WritableText.Check($"The address of the {kind}", address);
        var at = address.AsSpan().IndexOfAny(" \t\n()<>[]{}\"'`\\".AsSpan());
        if (at >= 0)
            throw new EditRefusedException($"The address of the {kind} holds the character \"{address[at]}\": write it as %{(int)address[at]:X2}.");
        if (address.Length == 0)
            throw new EditRefusedException($"The address of the {kind} is empty.");

        return address;
    }
}
