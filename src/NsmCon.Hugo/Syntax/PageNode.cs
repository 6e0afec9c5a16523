namespace NsmCon.Hugo;

/// <summary>A part of a page. The leaves, side by side, are the page's text.</summary>
public abstract class PageNode
{
    private protected PageNode(string source, int start, int end)
    {
        Source = source;
        Start = start;
        End = end;
    }

    private protected string Source { get; }

    /// <summary>The offset of the first character, in UTF-16 code units.</summary>
    public int Start { get; }

    /// <summary>The offset after the last character.</summary>
    public int End { get; }

    internal bool IsOf(HugoPage page) => ReferenceEquals(Source, page.Text);

    /// <summary>The node's text, character by character as in the page.</summary>
    public override string ToString() => Source[Start..End];
}

/// <summary>Text between shortcodes.</summary>
public sealed class TextNode : PageNode
{
    internal TextNode(string source, int start, int end)
        : base(source, start, end) { }
}

/// <summary>A shortcode that is shown, not executed: <c>{{&lt;/* x */&gt;}}</c>.</summary>
public sealed class EscapedNode : PageNode
{
    internal const int MarkLength = 2;

    internal EscapedNode(string source, int start, int end)
        : base(source, start, end) { }

    /// <summary>What a reader of the site sees: the shortcode without the comment marks.</summary>
    public string Shown => string.Concat(Source.AsSpan(Start, 3), Source.AsSpan(Start + 5, End - Start - 10), Source.AsSpan(End - 3, 3));
}
