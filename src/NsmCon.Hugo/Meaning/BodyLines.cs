using System.Text;

namespace NsmCon.Hugo;

/// <summary>How a shortcode stands in the lines of the text around it.</summary>
internal enum Lift
{
    /// <summary>As text, with its tags.</summary>
    Stay,

    /// <summary>Its inner text stays, its tags do not.</summary>
    Tags,

    /// <summary>Not at all.</summary>
    Whole,
}

/// <summary>Reads the lines between two leaves of a page.</summary>
internal sealed class BodyLines
{
    readonly List<BodyLine> lines = [];
    readonly StringBuilder text = new();
    BodyLine current;

    BodyLines(int offset) => current = new BodyLine(offset);

    public static List<BodyLine> Read(PageIndex page, int firstLeaf, int endLeaf, Func<ShortcodeNode, Lift> lift)
    {
        if (firstLeaf >= endLeaf)
            return [];

        var reader = new BodyLines(page.Leaves[firstLeaf].Start);
        for (var leaf = firstLeaf; leaf < endLeaf; leaf++)
            leaf = reader.Add(page, leaf, lift);

        reader.EndLine(0);
        return reader.lines;
    }

    /// <summary>Adds a leaf, or a shortcode of many leaves, and answers the last leaf added.</summary>
    int Add(PageIndex page, int leaf, Func<ShortcodeNode, Lift> lift)
    {
        var node = page.Leaves[leaf];
        var shortcode = page.ShortcodeWithTag(leaf);
        var how = shortcode is null ? Lift.Stay : lift(shortcode);
        if (node is FrontMatterNode)
            return leaf;

        if (how == Lift.Stay)
        {
            Append(
                node is EscapedNode escaped ? escaped.Shown : node.ToString(),
                node.Start,
                node is EscapedNode ? EscapedNode.MarkLength : 0
            );
            return leaf;
        }

        if (shortcode!.FirstLeaf == leaf)
        {
            Begin(node.Start);
            current.Lifted.Add(shortcode);
        }

        return how == Lift.Whole ? shortcode.LastLeaf : leaf;
    }

    /// <summary>Adds text that stands at an offset. Of an escaped shortcode some characters after the third are not shown.</summary>
    void Append(string part, int offset, int hidden)
    {
        var from = 0;
        for (var at = part.IndexOf('\n'); at >= 0; at = part.IndexOf('\n', from))
        {
            Begin(from == 0 ? offset : offset + hidden + from);
            text.Append(part, from, at - from);
            EndLine(offset + hidden + at + 1);
            from = at + 1;
        }

        Begin(from == 0 ? offset : offset + hidden + from);
        text.Append(part, from, part.Length - from);
    }

    /// <summary>A line that holds nothing yet begins where its first part does.</summary>
    void Begin(int offset)
    {
        if (text.Length == 0 && current.Lifted.Count == 0)
            current = new BodyLine(offset);
    }

    void EndLine(int nextOffset)
    {
        current.Text = text.ToString().TrimEnd('\r');
        lines.Add(current);
        text.Clear();
        current = new BodyLine(nextOffset);
    }
}
