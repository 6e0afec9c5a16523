using Markdig.Syntax.Inlines;

namespace NsmCon.Admin.Documents;

/// <summary>The letters of one paragraph, and how they look.</summary>
static class MarkdownRuns
{
    static readonly TextRun Plain = new("");

    public static List<TextRun> Parse(ContainerInline? line) => line is null ? [] : Join(RunsIn(line, Plain));

    static IEnumerable<TextRun> RunsIn(ContainerInline container, TextRun look) => container.SelectMany(inline => RunsOf(inline, look));

    static IEnumerable<TextRun> RunsOf(Inline inline, TextRun look) =>
        inline switch
        {
            LiteralInline literal => [look with { Text = literal.Content.ToString() }],
            CodeInline code => [look with { Text = code.Content, Code = true }],
            HtmlEntityInline entity => [look with { Text = entity.Transcoded.ToString() }],
            LineBreakInline lineBreak => [lineBreak.IsHard ? look with { Text = "\n", Break = true } : look with { Text = " " }],
            AutolinkInline auto => [look with { Text = auto.Url, Link = LinkTo(auto.IsEmail ? "mailto:" + auto.Url : auto.Url) }],
            EmphasisInline emphasis => RunsIn(
                emphasis,
                emphasis.DelimiterCount > 1 ? look with { Bold = true } : look with { Italic = true }
            ),
            LinkInline { IsImage: false } link => RunsIn(link, look with { Link = LinkTo(link.Url) }),
            ContainerInline other => RunsIn(other, look),
            _ => [],
        };

    // A path of the site leads nowhere from a PDF, and no other scheme is for people.
    static string? LinkTo(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "mailto"
            ? absolute.AbsoluteUri
            : null;

    // The parser cuts a text at every character that might have meant something.
    static List<TextRun> Join(IEnumerable<TextRun> runs)
    {
        var joined = new List<TextRun>();
        foreach (var run in runs.Where(run => run.Text.Length > 0))
        {
            if (joined.Count > 0 && !run.Break && !joined[^1].Break && joined[^1] with { Text = "" } == run with { Text = "" })
                joined[^1] = joined[^1] with { Text = joined[^1].Text + run.Text };
            else
                joined.Add(run);
        }

        return joined;
    }
}
