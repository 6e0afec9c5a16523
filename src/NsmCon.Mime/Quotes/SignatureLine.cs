namespace NsmCon.Mime;

/// <summary>Where a signature begins.</summary>
static class SignatureLine
{
    const int MostLinesOfDevice = 4,
        MostCharacters = 120;

    /// <summary>The first line of the signature within a stretch of written lines; its end where there is none.</summary>
    public static int Find(IReadOnlyList<string> lines, int start, int end)
    {
        var mark = FindMark(lines, start, end);
        return Math.Min(mark, FindDevice(lines, start, mark));
    }

    // The last mark with text below counts: an answer may hold "--", and a signature may end in it. Programs drop the space behind.
    static int FindMark(IReadOnlyList<string> lines, int start, int end)
    {
        var hasText = false;
        for (var i = end - 1; i >= start; i--)
        {
            if (lines[i] is not ("-- " or "--" or "—"))
                hasText |= !string.IsNullOrWhiteSpace(lines[i]);
            else if (hasText)
                return i;
        }
        return end;
    }

    static int FindDevice(IReadOnlyList<string> lines, int start, int end)
    {
        var left = MostLinesOfDevice;
        for (var i = end - 1; i >= start && left > 0; i--)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || SeparatorLine.IsRule(line))
                continue;
            left--;
            if (
                line.Length <= MostCharacters
                && Array.Exists(ClientWords.SignatureBeginnings, b => line.StartsWith(b, StringComparison.OrdinalIgnoreCase))
            )
                return i;
        }
        return end;
    }
}
