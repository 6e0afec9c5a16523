namespace NsmCon.Hugo;

/// <summary>A line of text, with the shortcodes that were lifted out of it.</summary>
internal sealed class BodyLine(int offset)
{
    /// <summary>Where the line begins in the page.</summary>
    public int Offset { get; } = offset;

    public string Text { get; set; } = "";

    public List<ShortcodeNode> Lifted { get; } = [];

    public bool IsEmpty => Lifted.Count == 0 && string.IsNullOrWhiteSpace(Text);

    /// <summary>Joins lines to Markdown: shortcodes that were lifted leave no line behind, blank lines around are dropped.</summary>
    public static string Join(IEnumerable<BodyLine> lines)
    {
        var kept = lines.Where(line => line.Lifted.Count == 0 || !string.IsNullOrWhiteSpace(line.Text)).Select(line => line.Text).ToList();
        var first = kept.FindIndex(text => !string.IsNullOrWhiteSpace(text));
        return first < 0 ? "" : string.Join('\n', kept.Skip(first)).TrimEnd();
    }
}
