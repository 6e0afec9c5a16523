namespace NsmCon.Hugo;

/// <summary>What a shortcode says: its parameters, and the text of a speaker.</summary>
internal sealed class ShortcodeContent
{
    /// <summary>The shortcode on the page before the edits; null for a new one.</summary>
    public ShortcodeNode? Node { get; init; }

    public required string Name { get; init; }

    /// <summary>All parameters in order; the name of a positional one is empty.</summary>
    public List<(string Name, string Text)> Parameters { get; init; } = [];

    public string Text { get; set; } = "";

    public static ShortcodeContent FromShortcode(ShortcodeNode node, PageIndex page) =>
        new()
        {
            Node = node,
            Name = node.Name,
            Parameters = node.Open.Parameters.Select(p => (p.Name ?? "", p.Text)).ToList(),
            Text = node.Name == "speaker" ? SpeakerText.Read(page, node) : "",
        };

    /// <summary>Changes the parameter that counts, or adds one.</summary>
    public void Set(string name, string text)
    {
        var index = Parameters.FindLastIndex(p => p.Name == name);
        if (index < 0)
            Parameters.Add((name, text));
        else
            Parameters[index] = (name, text);
    }

    public override string ToString() => $"{Name} {string.Join(' ', Parameters.Select(p => $"{p.Name}={p.Text}"))}";
}
