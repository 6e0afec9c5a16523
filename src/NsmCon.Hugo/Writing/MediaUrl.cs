namespace NsmCon.Hugo;

/// <summary>The links to slides or videos.</summary>
internal static class MediaUrl
{
    /// <summary>The links as they are written, if Markdown can hold them.</summary>
    /// <exception cref="EditRefusedException">It cannot.</exception>
    public static IReadOnlyList<PageLink> Check(string kind, IReadOnlyList<PageLink> links) =>
        links.Select(link => new PageLink(CheckLabel(kind, link.Label), CheckAddress(kind, link.Url)).WithoutLabel(kind)).ToList();

    static string CheckAddress(string kind, string url)
    {
        var address = url.Trim();
        WritableText.Check($"The address of the {kind}", address);
        var at = address.AsSpan().IndexOfAny(MarkdownLink.CanHold(address) ? " \t\n<>[]{}\"'`\\" : " \t\n()<>[]{}\"'`\\");
        if (at >= 0)
            throw new EditRefusedException(
                $"The address of the {kind} holds the character \"{address[at]}\": write it as %{(int)address[at]:X2}."
            );
        if (address.Length == 0)
            throw new EditRefusedException($"The address of the {kind} is empty.");

        return address;
    }

    static string CheckLabel(string kind, string label)
    {
        var text = PersonName.SingleSpaced(label);
        WritableText.Check($"The label of the {kind}", text);
        var at = text.AsSpan().IndexOfAny("<>[]{}`\\".AsSpan());
        if (at >= 0)
            throw new EditRefusedException(
                $"The label of the {kind} holds the character \"{text[at]}\", which a link cannot show: leave it out."
            );

        return text;
    }
}
