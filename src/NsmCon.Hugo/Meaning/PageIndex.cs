namespace NsmCon.Hugo;

/// <summary>A page with its shortcodes by leaf, and what the readers of its meaning share.</summary>
internal sealed class PageIndex
{
    readonly Dictionary<int, ShortcodeNode> shortcodes = [];

    public PageIndex(HugoPage page)
    {
        Page = page;
        foreach (var shortcode in page.Shortcodes)
            shortcodes[shortcode.FirstLeaf] = shortcodes[shortcode.LastLeaf] = shortcode;
        Findings.AddRange(page.Findings);
    }

    public HugoPage Page { get; }

    public FindingList Findings { get; } = new();

    public IReadOnlyList<PageNode> Leaves => Page.Leaves;

    /// <summary>The shortcode whose opening or closing tag the leaf is, or null.</summary>
    public ShortcodeNode? ShortcodeWithTag(int leaf) => shortcodes.GetValueOrDefault(leaf);

    /// <summary>The lines inside a shortcode.</summary>
    public List<BodyLine> Inside(ShortcodeNode shortcode, Func<ShortcodeNode, Lift> lift) =>
        BodyLines.Read(this, shortcode.FirstLeaf + 1, shortcode.LastLeaf, lift);
}
