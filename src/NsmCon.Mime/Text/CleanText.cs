using System.Text;

namespace NsmCon.Mime;

/// <summary>Takes out of a text what no database and no page can hold.</summary>
static class CleanText
{
    /// <summary>Several lines: line feeds and tabs stay, every other control goes.</summary>
    public static string Lines(string text)
    {
        var clean = new StringBuilder(text.Length);
        var afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone carriage return ended lines on old Macs.
            if (afterReturn && rune.Value != '\n')
                clean.Append('\n');
            afterReturn = rune.Value == '\r';
            if (!afterReturn && IsKept(rune))
                clean.Append(rune);
        }
        if (afterReturn)
            clean.Append('\n');
        return clean.ToString();
    }

    /// <summary>One line: white space is one space; controls, and marks that turn the order of letters around, are gone.</summary>
    public static string Line(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!Rune.IsControl(rune) && !ChangesDirection(rune))
                clean.Append(rune);
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>One line of at most so many characters; where it is longer, it ends in "…".</summary>
    public static string Line(string text, int most)
    {
        var line = Line(text.Length > 4 * most ? text[..(4 * most)] : text);
        if (line.Length <= most)
            return line;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1), "…");
    }

    /// <summary>Whether a mark writes what follows from right to left or back, and so shows "exe.pdf" where "fdp.exe" stands.</summary>
    static bool ChangesDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    static bool IsKept(Rune rune) => rune.Value is '\n' or '\t' || !Rune.IsControl(rune);
}
