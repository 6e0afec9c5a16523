using System.Text.Json;
using System.Text.Json.Serialization;
using Markdig;
using Markdig.Syntax;
using NsmCon.Admin.Mail;

namespace NsmCon.Admin.Documents;

/// <summary>Markdown as the text blocks that the document templates set. HTML stays literal; pictures are left to their words.</summary>
public static class MarkdownBlocks
{
    // Deeper lists are set as if they were at this depth: a template ends at a limit of its own.
    const int DeepestList = 5;

    /// <summary>Templates test whether a key is there, so what is not given is left out.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    /// <summary>A text as blocks. Headings begin at level 2: the document's own stand above them.</summary>
    public static IReadOnlyList<TextBlock> Parse(string markdown) => [.. Blocks(ParsedMarkdown.Parse(markdown, Pipeline))];

    /// <summary>A short text as runs; several paragraphs become one.</summary>
    public static IReadOnlyList<TextRun> Runs(string markdown) => Runs(ParsedMarkdown.Parse(markdown, Pipeline));

    /// <summary>A short text without its Markdown.</summary>
    public static string Plain(string markdown) => string.Concat(Runs(markdown).Select(run => run.Text));

    static IEnumerable<TextBlock> Blocks(ContainerBlock container) => container.SelectMany(BlocksOf);

    static IEnumerable<TextBlock> BlocksOf(Block block) =>
        block switch
        {
            HeadingBlock heading => [new("heading") { Level = Math.Clamp(heading.Level, 2, 3), Runs = MarkdownRuns.Parse(heading.Inline) }],
            ParagraphBlock paragraph => MarkdownRuns.Parse(paragraph.Inline) is { Count: > 0 } runs
                ? [new("paragraph") { Runs = runs }]
                : [],
            ListBlock list => [new("list") { Ordered = list.IsOrdered, Items = Items(list, 1) }],
            QuoteBlock quote => [new("quote") { Runs = Runs(quote) }],
            ThematicBreakBlock => [new("rule")],
            CodeBlock code => [new("paragraph") { Runs = [new(code.Lines.ToString()) { Code = true }] }],
            ContainerBlock other => Blocks(other),
            _ => [],
        };

    static List<TextItem> Items(ListBlock list, int depth) =>
        [
            .. list.OfType<ListItemBlock>()
                .Select(item => new TextItem(Runs(item, nested: depth >= DeepestList))
                {
                    Ordered = item.OfType<ListBlock>().FirstOrDefault()?.IsOrdered ?? false,
                    Items =
                        depth >= DeepestList || !item.OfType<ListBlock>().Any()
                            ? null
                            : [.. item.OfType<ListBlock>().SelectMany(inner => Items(inner, depth + 1))],
                }),
        ];

    static List<TextRun> Runs(ContainerBlock container, bool nested = true)
    {
        var runs = new List<TextRun>();
        foreach (var leaf in container.Where(block => nested || block is not ListBlock).SelectMany(Leaves))
        {
            if (runs.Count > 0)
                runs.Add(new(" "));
            runs.AddRange(leaf is CodeBlock ? [new(leaf.Lines.ToString()) { Code = true }] : MarkdownRuns.Parse(leaf.Inline));
        }

        return runs;
    }

    static IEnumerable<LeafBlock> Leaves(Block block) =>
        block switch
        {
            LeafBlock leaf => [leaf],
            ContainerBlock container => container.SelectMany(Leaves),
            _ => [],
        };
}

/// <summary>A block of text as templates take it: heading, paragraph, lead, list, quote, rule, or a mesh that joins places.</summary>
public sealed record TextBlock(string Type)
{
    public int Level { get; init; }
    public IReadOnlyList<TextRun>? Runs { get; init; }
    public bool Ordered { get; init; }
    public IReadOnlyList<TextItem>? Items { get; init; }
    public string? Centre { get; init; }
    public IReadOnlyList<string>? Sites { get; init; }
    public string? Alt { get; init; }
}

/// <summary>An item of a list, with a list of its own if there is one.</summary>
public sealed record TextItem(IReadOnlyList<TextRun> Runs)
{
    public bool Ordered { get; init; }
    public IReadOnlyList<TextItem>? Items { get; init; }
}

/// <summary>Letters that look alike.</summary>
public sealed record TextRun(string Text)
{
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public bool Code { get; init; }
    public bool Break { get; init; }
    public string? Link { get; init; }
}
