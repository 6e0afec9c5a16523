namespace NsmCon.Hugo;

/// <summary>A shortcode with what stands inside it.</summary>
public sealed class ShortcodeNode : PageNode
{
    internal ShortcodeNode(string source, TagNode open, TagNode? close, int firstLeaf, int lastLeaf, ShortcodeNode? parent)
        : base(source, open.Start, (close ?? open).End)
    {
        Open = open;
        Close = close;
        FirstLeaf = firstLeaf;
        LastLeaf = lastLeaf;
        Parent = parent;
    }

    /// <summary>The opening tag with the name and the parameters.</summary>
    public TagNode Open { get; }

    /// <summary>The closing tag; null if the shortcode has none.</summary>
    public TagNode? Close { get; }

    /// <summary>The shortcode around this one, or null.</summary>
    public ShortcodeNode? Parent { get; }

    /// <summary>What stands between the tags, in the order of the page.</summary>
    public IReadOnlyList<PageNode> Children => Inner;

    /// <summary>The shortcode's name.</summary>
    public string Name => Open.Name;

    /// <summary>The text between the tags as it stands in the page.</summary>
    public string InnerText => Close is null ? "" : Source[Open.End..Close.Start];

    /// <summary>The value of a parameter without white space around it; empty if the parameter is absent.</summary>
    public string this[string parameter] => Open.Find(parameter)?.Text.Trim() ?? "";

    internal List<PageNode> Inner { get; } = [];

    internal int FirstLeaf { get; }

    internal int LastLeaf { get; }
}
