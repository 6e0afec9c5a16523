namespace NsmCon.Hugo;

/// <summary>One tag of a shortcode: opening, closing or self-closing.</summary>
public sealed class TagNode : PageNode
{
    internal TagNode(string source, int start, int end)
        : base(source, start, end) { }

    /// <summary>The shortcode's name; empty if the tag has none.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Whether the tag is <c>{{% … %}}</c>, whose result Hugo renders as Markdown, not <c>{{&lt; … &gt;}}</c>.</summary>
    public bool IsMarkdown => Source[Start + 2] == '%';

    /// <summary>Whether the tag closes a shortcode: <c>{{% /talk %}}</c>.</summary>
    public bool IsClosing { get; internal init; }

    /// <summary>Whether the tag opens and closes a shortcode: <c>{{&lt; x /&gt;}}</c>.</summary>
    public bool IsSelfClosing { get; internal init; }

    /// <summary>Whether Hugo refuses the tag. What could be read of it stands in its properties.</summary>
    public bool IsBroken { get; internal init; }

    /// <summary>All parameters in the order of the page, also those given twice.</summary>
    public IReadOnlyList<ShortcodeParameter> Parameters { get; internal init; } = [];

    /// <summary>The parameter that counts: of several with one name, the last.</summary>
    public ShortcodeParameter? Find(string name) => Parameters.LastOrDefault(p => p.Name == name);
}
