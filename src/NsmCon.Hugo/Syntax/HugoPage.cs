using System.Text;

namespace NsmCon.Hugo;

/// <summary>
/// A page of a Hugo site as a lossless syntax tree: front matter, text and shortcodes. Every character belongs to a leaf,
/// so <see cref="ToString"/> is the text that was parsed. Parsing takes linear time and never throws on content.
/// </summary>
public sealed partial class HugoPage
{
    /// <summary>The size up to which pages are read, in bytes of UTF-8: 10 MB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    readonly FindingList findings = new();
    readonly string text;

    HugoPage(string text, bool readable)
    {
        this.text = text;
        Lines = new LineMap(text);
        if (readable)
        {
            var lexer = new PageLexer(text, findings);
            Leaves = lexer.Read();
            Steps = lexer.Steps;
        }
        else
        {
            Leaves = text.Length == 0 ? [] : [new TextNode(text, 0, text.Length)];
        }

        var tree = new TreeBuilder(text, Leaves, findings);
        Nodes = tree.Build();
        Shortcodes = tree.Shortcodes;
        FrontMatter = Leaves.OfType<FrontMatterNode>().FirstOrDefault();
    }

    /// <summary>The top of the tree, in the order of the page.</summary>
    public IReadOnlyList<PageNode> Nodes { get; }

    /// <summary>The leaves of the tree, in the order of the page. Side by side they are the page's text.</summary>
    public IReadOnlyList<PageNode> Leaves { get; }

    /// <summary>All shortcodes, also nested ones, in the order in which they open.</summary>
    public IReadOnlyList<ShortcodeNode> Shortcodes { get; }

    /// <summary>The front matter, or null if the page has none.</summary>
    public FrontMatterNode? FrontMatter { get; }

    /// <summary>What Hugo would refuse, by place. Empty for a page that can be read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => findings.ByPlace(Lines);

    internal string Text => text;

    internal LineMap Lines { get; }

    internal FindingList Findings => findings;

    /// <summary>How many characters the lexer looked at: the measure of its linear time.</summary>
    internal long Steps { get; }

    /// <summary>Parses the text of a page.</summary>
    public static HugoPage Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var isTooLarge = text.Length > MaxBytes || (text.Length > MaxBytes / 3 && Encoding.UTF8.GetByteCount(text) > MaxBytes);
        return isTooLarge ? TooLarge(text) : new HugoPage(text, readable: true);
    }

    /// <summary>
    /// Parses the bytes of a page. Bytes that are not UTF-8 are reported with their place and stand as U+FFFD in the tree.
    /// </summary>
    public static HugoPage Parse(ReadOnlySpan<byte> utf8)
    {
        var decoded = Encoding.UTF8.GetString(utf8);
        if (utf8.Length > MaxBytes)
            return TooLarge(decoded);

        var page = new HugoPage(decoded, readable: true);
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            var message = "This is not UTF-8: save the page in UTF-8.";
            page.findings.Error(FirstInvalid(utf8), FindingCodes.NotUtf8, message);
        }

        return page;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static HugoPage Parse(byte[] utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        return Parse(utf8.AsSpan());
    }

    /// <summary>The line and column of an offset, both counted from 1.</summary>
    public (int Line, int Column) Place(int offset) => Lines.Place(offset);

    /// <summary>The text of the page, put together from its leaves.</summary>
    public override string ToString()
    {
        var result = new StringBuilder(text.Length);
        foreach (var leaf in Leaves)
            result.Append(text, leaf.Start, leaf.End - leaf.Start);

        return result.ToString();
    }

    static HugoPage TooLarge(string text)
    {
        var page = new HugoPage(text, readable: false);
        page.findings.Error(0, FindingCodes.TooLarge, "The page is larger than 10 MB and was not read: split it.");
        return page;
    }

    static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += rune.Utf16SequenceLength;
            utf8 = utf8[length..];
        }

        return offset;
    }
}
