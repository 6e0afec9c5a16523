namespace NsmCon.Hugo;

/// <summary>Pairs opening with closing tags and nests what stands between them, without recursion.</summary>
internal sealed class TreeBuilder(string text, IReadOnlyList<PageNode> leaves, FindingList findings)
{
    readonly Dictionary<int, int> closeOf = [];
    readonly List<int> open = [];
    readonly Dictionary<string, Stack<int>> depthsOf = new(StringComparer.Ordinal);

    // Shortcodes that were still open when the one around them closed.
    readonly Dictionary<string, Queue<int>> leftOpen = new(StringComparer.Ordinal);

    public List<ShortcodeNode> Shortcodes { get; } = [];

    public List<PageNode> Build()
    {
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            if (leaves[leaf] is not TagNode { Name.Length: > 0 } tag)
                continue;
            if (tag.IsClosing)
                Close(leaf, tag);
            else if (!tag.IsSelfClosing && ShortcodeKind.FromName(tag.Name)?.HasInner != false)
                Push(leaf, tag.Name);
            else if (tag.IsSelfClosing && ShortcodeKind.FromName(tag.Name)?.HasInner == false)
                ReportClosedWithoutInner(tag);
        }

        while (open.Count > 0)
            LeaveOpen(Pop());
        foreach (var forgotten in leftOpen.Values.SelectMany(q => q).Select(leaf => (TagNode)leaves[leaf]))
            findings.Error(
                forgotten.Start,
                FindingCodes.ShortcodeOpen,
                $"This {forgotten.Name} is not closed: write {ClosingTag(forgotten)} after its text."
            );

        return Nest();
    }

    void Push(int leaf, string name)
    {
        if (!depthsOf.TryGetValue(name, out var depths))
            depthsOf[name] = depths = new Stack<int>();
        depths.Push(open.Count);
        open.Add(leaf);
    }

    int Pop()
    {
        var leaf = open[^1];
        open.RemoveAt(open.Count - 1);
        depthsOf[((TagNode)leaves[leaf]).Name].Pop();
        return leaf;
    }

    void Close(int leaf, TagNode tag)
    {
        if (ShortcodeKind.FromName(tag.Name)?.HasInner == false)
        {
            ReportClosedWithoutInner(tag);
            return;
        }

        if (!depthsOf.TryGetValue(tag.Name, out var depths) || depths.Count == 0)
        {
            ReportUnopened(tag);
            return;
        }

        var depth = depths.Peek();
        while (open.Count > depth + 1)
            LeaveOpen(Pop());
        closeOf[Pop()] = leaf;
    }

    /// <summary>A shortcode that is not known may have no closing tag; one that needs it is at fault.</summary>
    void LeaveOpen(int leaf)
    {
        var name = ((TagNode)leaves[leaf]).Name;
        if (ShortcodeKind.FromName(name) is null)
            return;
        if (!leftOpen.TryGetValue(name, out var queue))
            leftOpen[name] = queue = new Queue<int>();
        queue.Enqueue(leaf);
    }

    void ReportUnopened(TagNode tag)
    {
        if (!leftOpen.TryGetValue(tag.Name, out var queue) || !queue.TryDequeue(out _))
        {
            findings.Error(
                tag.Start,
                FindingCodes.CloseWithoutOpen,
                $"There is no open {tag.Name} to close here: remove this tag, or open the shortcode."
            );
            return;
        }

        findings.Error(
            tag.Start,
            FindingCodes.Crossed,
            $"The {tag.Name} closed here opened inside a shortcode that is closed already: move this tag up, before that shortcode's closing tag."
        );
    }

    void ReportClosedWithoutInner(TagNode tag) =>
        findings.Error(
            tag.Start,
            FindingCodes.ClosedWithoutInner,
            $"A {tag.Name} has no inner text and is not closed: {(tag.IsClosing ? "remove this tag" : "remove the /")}."
        );

    static string ClosingTag(TagNode tag) => tag.IsMarkdown ? $"{{{{% /{tag.Name} %}}}}" : $"{{{{< /{tag.Name} >}}}}";

    List<PageNode> Nest()
    {
        var top = new List<PageNode>();
        var around = new Stack<ShortcodeNode>();
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            if (around.TryPeek(out var current) && current.LastLeaf == leaf)
            {
                around.Pop();
                continue;
            }

            var siblings = current is null ? top : current.Inner;
            if (leaves[leaf] is not TagNode { IsClosing: false, Name.Length: > 0 } tag)
            {
                siblings.Add(leaves[leaf]);
                continue;
            }

            var last = closeOf.GetValueOrDefault(leaf, leaf);
            var close = last == leaf ? null : (TagNode)leaves[last];
            var node = new ShortcodeNode(text, tag, close, leaf, last, current);
            siblings.Add(node);
            Shortcodes.Add(node);
            if (close is not null)
                around.Push(node);
        }

        return top;
    }
}
