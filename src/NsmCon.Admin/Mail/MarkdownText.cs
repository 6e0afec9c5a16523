using System.Text;
using NsmCon.Admin.Forms;

namespace NsmCon.Admin.Mail;

/// <summary>Text of strangers in Markdown: it reads as it was typed and does nothing.</summary>
static class MarkdownText
{
    /// <summary>Escapes one line.</summary>
    public static string Escape(string line)
    {
        var text = new StringBuilder(line.Length + 8);
        foreach (var character in line.Trim().Where(IsHarmless))
        {
            if (char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)))
                text.Append('\\');
            text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>Escapes a text; its lines and paragraphs stay.</summary>
    public static string EscapeLines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Trim().Split('\n').Select(Escape).ToList();
        return string.Join(
            '\n',
            lines.Select((line, i) => line.Length > 0 && i + 1 < lines.Count && lines[i + 1].Length > 0 ? line + "\\" : line)
        );
    }

    /// <summary>Several lines as one.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    static bool IsHarmless(char character) => !PlainText.IsControl(character) || character == '\t';
}
