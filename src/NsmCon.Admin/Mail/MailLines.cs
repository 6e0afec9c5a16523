using System.Globalization;

namespace NsmCon.Admin.Mail;

/// <summary>Lines of plain text that are not too long.</summary>
static class MailLines
{
    /// <summary>Where plain text is broken: a quoted answer still fits 80 columns.</summary>
    public const int Width = 76;

    /// <summary>Breaks at spaces. A word that is longer, such as an address, stays whole.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && WidthOf(line) + 1 + WidthOf(word) > width)
                {
                    yield return line;
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            if (line.Length > 0)
                yield return line;
        }
    }

    /// <summary>Puts a mark before the first line, and as many spaces before the others.</summary>
    public static IEnumerable<string> IndentHanging(string mark, IEnumerable<string> lines) =>
        lines.Select(
            (line, i) =>
                (i, line) switch
                {
                    (0, _) => mark + line,
                    (_, "") => "",
                    _ => new string(' ', WidthOf(mark)) + line,
                }
        );

    /// <summary>The columns that a text takes: letters with all that is written on them.</summary>
    public static int WidthOf(string text) => new StringInfo(text).LengthInTextElements;
}
