namespace NsmCon.Hugo;

/// <summary>Shortcodes of one name that stand one after the other, such as the talks of a page.</summary>
internal sealed class Siblings
{
    readonly HugoPage page;
    readonly List<ShortcodeNode> all;
    readonly Dictionary<ShortcodeNode, int> positions = [];

    public Siblings(HugoPage page, ShortcodeNode one)
    {
        this.page = page;
        all = (one.Parent?.Children ?? page.Nodes)
            .OfType<ShortcodeNode>()
            .Where(s => s.Name == one.Name && page.IsInComment(s) == page.IsInComment(one))
            .ToList();
        for (var position = 0; position < all.Count; position++)
            positions[all[position]] = position;
    }

    public ShortcodeNode Last => all[^1];

    public int Count => all.Count;

    public ShortcodeNode? Next(ShortcodeNode node) => all.ElementAtOrDefault(positions[node] + 1);

    public ShortcodeNode? Previous(ShortcodeNode node) => all.ElementAtOrDefault(positions[node] - 1);

    /// <summary>Whether nothing stands between two that follow each other, such as the heading of the next day.</summary>
    public bool AreTogether(ShortcodeNode first, ShortcodeNode second) => Gap(first, second) is not null;

    /// <summary>The change that puts a block before a sibling, or after the last.</summary>
    public TextChange Insertion(string block, ShortcodeNode? before) =>
        before is null
            ? new TextChange(Last.End, Last.End, GapAt(Last) + block)
            : new TextChange(before.Start, before.Start, block + GapAt(before));

    /// <summary>What to remove so that the siblings around a node stand as they stood without it.</summary>
    public (int Start, int End) Whole(ShortcodeNode node)
    {
        if (Next(node) is { } next && Gap(node, next) is not null)
            return (node.Start, next.Start);
        if (Previous(node) is { } previous && Gap(previous, node) is not null)
            return (previous.End, node.End);

        return (node.Start, PageStyle.IsLineStart(page.Text, node.Start) ? PageStyle.AfterLineBreak(page.Text, node.End) : node.End);
    }

    /// <summary>What stands between siblings at a place: white space, most often a line break.</summary>
    string GapAt(ShortcodeNode node) =>
        (Previous(node) is { } previous ? Gap(previous, node) : null)
        ?? (Next(node) is { } next ? Gap(node, next) : null)
        ?? PageStyle.LineEnd(page.Text, node.Start);

    string? Gap(ShortcodeNode first, ShortcodeNode second)
    {
        var between = page.Text[first.End..second.Start];
        return string.IsNullOrWhiteSpace(between) ? between : null;
    }
}
