using System.Text;

namespace NsmCon.Hugo;

/// <summary>Characters that no page can hold.</summary>
internal static class WritableText
{
    /// <summary>Refuses control characters and halves of surrogate pairs; tabs and line feeds are fine.</summary>
    public static void Check(string what, string text)
    {
        for (var at = 0; at < text.Length; )
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                throw new EditRefusedException($"{what} holds half of a character (U+{(int)text[at]:X4}): remove it.");
            if (rune.Value == '\r')
                throw new EditRefusedException($"{what} holds a carriage return without a line feed: write a line break instead.");
            if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n'))
                throw new EditRefusedException($"{what} holds the control character U+{rune.Value:X4}: remove it.");
            at += rune.Utf16SequenceLength;
        }
    }

    /// <summary>A line break as LF, whichever way it is given.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
