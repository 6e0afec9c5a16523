using System.Text;

namespace NsmCon.Hugo;

/// <summary>Writes the lines of a text such that nothing runs in them that did not stand there before.</summary>
internal static class TextLines
{
    /// <summary>All lines of a new text.</summary>
    public static IReadOnlyList<string> WriteAll(ShortcodeText text)
    {
        text.RefuseCommentsWithGaps("");
        return text.Lines.Count == 0 ? [] : Write(text, 0, text.Lines.Count, new StandingShortcodes([])).Split('\n');
    }

    /// <summary>Some lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The index of the first line that is wanted.</param>
    /// <param name="end">The index after the last line.</param>
    /// <param name="standing">The shortcodes that may stand there; each that is used is taken out.</param>
    public static string Write(ShortcodeText text, int first, int end, StandingShortcodes standing)
    {
        var lines = string.Join('\n', text.Lines.Skip(first).Take(end - first));
        var result = new StringBuilder(lines.Length);
        var at = 0;
        foreach (var shortcode in text.Shortcodes.Where(s => s.FirstLine >= first && s.LastLine < end))
        {
            var next = lines.IndexOf(shortcode.Text, at, StringComparison.Ordinal);
            RefuseTraces(text, shortcode.FirstLine, lines[at..next]);
            result
                .Append(lines, at, next - at)
                .Append(standing.Take(shortcode.Text) ?? throw Runs(text, shortcode.FirstLine, shortcode.Text[..3]));
            at = next + shortcode.Text.Length;
        }

        RefuseTraces(text, end - 1, lines[at..]);
        return result.Append(lines, at, lines.Length - at).ToString();
    }

    /// <summary>Refuses what would become a shortcode in a part of the text that ends in a given line.</summary>
    static void RefuseTraces(ShortcodeText text, int lastLine, string part)
    {
        var lines = part.Split('\n');
        var found = Array.FindIndex(lines, line => ShortcodeTraces.Find(line) is not null);
        if (found >= 0)
            throw Runs(text, lastLine - lines.Length + 1 + found, ShortcodeTraces.Find(lines[found])!);
    }

    static EditRefusedException Runs(ShortcodeText text, int line, string opening) =>
        new($"{text.What} has {opening} in its line {line + 1}, which the site may run as a shortcode: put a space between the braces.");
}
