using System.Text;

namespace NsmCon.Hugo;

/// <summary>Writes shortcodes so that they are shown and not executed.</summary>
internal static class Escape
{
    /// <summary>A shortcode with comment marks: <c>{{%/* x */%}}</c>. Also one that has them is shown as it is given.</summary>
    public static string Shortcode(string tag) => $"{tag[..3]}/*{tag[3..^3]}*/{tag[^3..]}";

    /// <summary>All lines of a text, without a shortcode that runs.</summary>
    public static IReadOnlyList<string> All(PlainText text) =>
        text.Lines.Count == 0 ? [] : Lines(text, 0, text.Lines.Count, new RunningTags([])).Split('\n');

    /// <summary>The lines of a text, with all shortcodes escaped but those that stand there already and go on to run.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The index of the first line that is wanted.</param>
    /// <param name="end">The index after the last line.</param>
    /// <param name="running">The tags that may run; each that is used is taken out.</param>
    public static string Lines(PlainText text, int first, int end, RunningTags running)
    {
        var lines = string.Join('\n', text.Lines.Skip(first).Take(end - first));
        var result = new StringBuilder(lines.Length);
        var at = 0;
        foreach (var shortcode in text.Shortcodes.Where(s => s.FirstLine >= first && s.LastLine < end))
        {
            var next = lines.IndexOf(shortcode.Text, at, StringComparison.Ordinal);
            result.Append(lines, at, next - at).Append(running.Take(shortcode.Text) ? shortcode.Text : Shortcode(shortcode.Text));
            at = next + shortcode.Text.Length;
        }

        return result.Append(lines, at, lines.Length - at).ToString();
    }
}
