using System.Text;

namespace NsmCon.Mime;

/// <summary>Joins the lines of format=flowed (RFC 3676) that were broken for the way only.</summary>
static class FlowedText
{
    /// <summary>Joins the lines.</summary>
    /// <param name="text">Lines parted by "\n".</param>
    /// <param name="deletesSpace">Whether the space at a broken line's end belongs to the break (DelSp=yes).</param>
    public static string Join(string text, bool deletesSpace)
    {
        var joined = new StringBuilder(text.Length);
        int? openDepth = null;
        foreach (var line in text.Split('\n'))
        {
            var depth = QuoteDepth(line);
            var words = line[depth..];
            if (words.StartsWith(' '))
                words = words[1..];
            if (openDepth != depth || words == "-- ")
                Begin(joined, depth);

            var isBroken = words.EndsWith(' ') && words != "-- ";
            joined.Append(words, 0, isBroken && deletesSpace ? words.Length - 1 : words.Length);
            openDepth = isBroken ? depth : null;
        }
        return joined.ToString(1, joined.Length - 1);
    }

    static void Begin(StringBuilder joined, int depth)
    {
        joined.Append('\n').Append('>', depth);
        if (depth > 0)
            joined.Append(' ');
    }

    static int QuoteDepth(string line)
    {
        var depth = 0;
        while (depth < line.Length && line[depth] == '>')
            depth++;
        return depth;
    }
}
