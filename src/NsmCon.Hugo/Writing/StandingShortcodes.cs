namespace NsmCon.Hugo;

/// <summary>
/// The shortcodes of a text before it changes, those that run and those that
/// are escaped. In the new text each may stand once more as it is.
/// </summary>
internal sealed class StandingShortcodes
{
    readonly Dictionary<string, Queue<PageNode>> byText = new(StringComparer.Ordinal);

    public StandingShortcodes(IEnumerable<PageNode> leaves)
    {
        foreach (var same in leaves.Where(leaf => leaf is TagNode or EscapedNode).GroupBy(TextOf, StringComparer.Ordinal))
            byText[same.Key] = new Queue<PageNode>(same);
    }

    /// <summary>The tags that no one took: they do not run any more.</summary>
    public IReadOnlySet<TagNode> Left => byText.Values.SelectMany(left => left).OfType<TagNode>().ToHashSet();

    /// <summary>A shortcode of the new text as it stands on the page, with LF; null if none is left that reads so.</summary>
    public string? Take(string shortcode) =>
        byText.TryGetValue(shortcode, out var standing) && standing.TryDequeue(out var node)
            ? WritableText.WithLineFeeds(node.ToString())
            : null;

    static string TextOf(PageNode leaf) => WritableText.WithLineFeeds(leaf is EscapedNode escaped ? escaped.Shown : leaf.ToString());
}
