using System.Text;

namespace NsmCon.Hugo;

/// <summary>
/// The HTML comments of a Markdown text: no visitor of the site sees them. In a code block or in inline code they are words like others.
/// </summary>
public static class HtmlComments
{
    const string Begin = "<!--",
        End = "-->";

    /// <summary>The text without its comments.</summary>
    public static string Without(string text)
    {
        if (!text.Contains(Begin, StringComparison.Ordinal))
            return text;

        var kept = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (start, end) in Find(text))
        {
            kept.Append(text, from, start - from);
            from = end;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where comments begin and end, in order.</summary>
    internal static List<(int Start, int End)> Find(string text) => Find(text, []);

    /// <summary>Where comments and code begin and end: what is there is no text of the page.</summary>
    internal static IEnumerable<(int Start, int End)> FindWithCode(string text)
    {
        var code = new List<(int, int)>();
        return Find(text, code).Concat(code);
    }

    static List<(int Start, int End)> Find(string text, List<(int, int)> code)
    {
        var found = new List<(int, int)>();
        var fence = default(CodeFence);
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var next ? next : text.Length;
            var isCode = fence is not null;
            fence = CodeFence.After(fence, text[at..end].TrimEnd('\r'));
            isCode |= fence is not null;
            if (isCode)
                code.Add((at, end));
            at = isCode ? end + 1 : AfterLine(text, at, end, found, code);
        }

        return found;
    }

    // The next line, or what stands behind a comment of several lines. A comment may end with the dashes that it begins with: <!-->.
    static int AfterLine(string text, int at, int end, List<(int, int)> found, List<(int, int)> code)
    {
        Dictionary<int, int>? lastRuns = null;
        while (at < end)
        {
            if (text[at] == '`')
                at = AfterCode(text, at, end, lastRuns ??= LastRuns(text, at, end), code);
            else if (string.CompareOrdinal(text, at, Begin, 0, Begin.Length) != 0)
                at++;
            else if (text.IndexOf(End, at + "<!".Length, StringComparison.Ordinal) is var close && close < 0)
                return text.Length;
            else
            {
                found.Add((at, close + End.Length));
                at = close + End.Length;
                if (at > end)
                    return at;
            }
        }

        return end + 1;
    }

    // CommonMark 0.31, 6.1: as many backticks end the code as began it.
    static int AfterCode(string text, int at, int end, Dictionary<int, int> lastRuns, List<(int, int)> code)
    {
        var marks = Run(text, at, end);
        if (lastRuns[marks] <= at)
            return at + marks;

        var close = at + marks;
        for (var run = 0; run != marks; close += Math.Max(run, 1))
            run = Run(text, close, end);
        code.Add((at, close));
        return close;
    }

    // Where the last run of each length begins, so that none is looked for in vain.
    static Dictionary<int, int> LastRuns(string text, int at, int end)
    {
        var last = new Dictionary<int, int>();
        while (at < end)
        {
            var run = Run(text, at, end);
            if (run > 0)
                last[run] = at;
            at += Math.Max(run, 1);
        }

        return last;
    }

    static int Run(string text, int at, int end)
    {
        var run = 0;
        while (at + run < end && text[at + run] == '`')
            run++;
        return run;
    }
}
