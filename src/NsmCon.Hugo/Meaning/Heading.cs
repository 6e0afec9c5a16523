using System.Text;

namespace NsmCon.Hugo;

/// <summary>A Markdown heading of one line, such as "### Speakers".</summary>
/// <param name="Line">The index of its line.</param>
/// <param name="Offset">The offset in the page of its first #.</param>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text.</param>
/// <param name="Id">Its own anchor, given as {#id}; null without.</param>
internal sealed record Heading(int Line, int Offset, int Level, string Text, string? Id)
{
    /// <summary>Its own anchor, or the one that Hugo makes: lower case, spaces as hyphens, no punctuation.</summary>
    public string Anchor => Id ?? MakeAnchor(Text);

    public static List<Heading> ReadAll(IReadOnlyList<BodyLine> lines)
    {
        var headings = new List<Heading>();
        var fence = default(CodeFence);
        var isHidden = false;
        for (var index = 0; index < lines.Count; index++)
        {
            var text = lines[index].Text;
            var before = fence;
            if (before is null)
            {
                var wasHidden = isHidden;
                isHidden = IsInComment(isHidden, text);
                if (wasHidden)
                    continue;
            }

            fence = CodeFence.After(fence, text);
            if (before is null && fence is null && Read(index, lines[index]) is { } heading)
                headings.Add(heading);
        }

        return headings;
    }

    /// <summary>Whether a code block begins in the lines and does not end.</summary>
    public static bool EndsInFence(IEnumerable<string> lines)
    {
        var fence = default(CodeFence);
        foreach (var line in lines)
            fence = CodeFence.After(fence, line);
        return fence is not null;
    }

    // A comment that begins a line hides the lines up to its end, and the rest of that one.
    static bool IsInComment(bool isHidden, string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        if (!isHidden && (line.Length - text.Length > 3 || !text.StartsWith("<!--")))
            return false;

        return text.IndexOf("-->") < 0;
    }

    static Heading? Read(int index, BodyLine line)
    {
        var indent = line.Text.Length - line.Text.TrimStart(' ').Length;
        var marks = line.Text.AsSpan(indent);
        var level = marks.Length - marks.TrimStart('#').Length;
        if (indent > 3 || level is 0 or > 6 || (marks.Length > level && marks[level] is not (' ' or '\t')))
            return null;

        var text = marks[level..].Trim().ToString();
        var closing = text.TrimEnd('#');
        if (closing.Length == 0 || closing.EndsWith(' '))
            text = closing.TrimEnd();

        var brace = text.EndsWith('}') ? text.LastIndexOf("{#", StringComparison.Ordinal) : -1;
        var id = brace < 0 ? null : text[(brace + 2)..^1].Split(' ')[0];
        return new Heading(index, line.Offset + indent, level, brace < 0 ? text : text[..brace].TrimEnd(), id);
    }

    static string MakeAnchor(string text)
    {
        var anchor = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_')
                anchor.Append(Rune.ToLowerInvariant(rune));
            else if (rune.Value == ' ')
                anchor.Append('-');
        }

        return anchor.ToString();
    }
}
