using System.Text;

namespace NsmCon.Mime;

/// <summary>The text of text/enriched (RFC 1896): marks are gone, and a single line break is a space.</summary>
static class EnrichedText
{
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var rest = text.Replace("<<", "\u0001", StringComparison.Ordinal).AsSpan();
        while (rest.Length > 0)
        {
            var open = rest.IndexOf('<');
            plain.Append(open < 0 ? rest : rest[..open]);
            var close = open < 0 ? -1 : rest[open..].IndexOf('>');
            rest = close < 0 ? default : rest[(open + close + 1)..];
        }
        return WithoutSoftBreaks(plain.ToString()).Replace('\u0001', '<');
    }

    static string WithoutSoftBreaks(string text)
    {
        var joined = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n')
            {
                joined.Append(text[i]);
                continue;
            }
            var breaks = 1;
            while (i + 1 < text.Length && text[i + 1] == '\n')
            {
                breaks++;
                i++;
            }
            if (breaks == 1)
                joined.Append(' ');
            else
                joined.Append('\n', breaks - 1);
        }
        return joined.ToString().Trim(' ');
    }
}
