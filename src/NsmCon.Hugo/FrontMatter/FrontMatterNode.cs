namespace NsmCon.Hugo;

/// <summary>The language of a front matter.</summary>
public enum FrontMatterFormat
{
    /// <summary>Between lines of <c>+++</c>.</summary>
    Toml,

    /// <summary>Between lines of <c>---</c>.</summary>
    Yaml,

    /// <summary>An object in braces.</summary>
    Json,
}

/// <summary>The front matter of a page, with its delimiters and the line break after them.</summary>
public sealed class FrontMatterNode : PageNode
{
    internal FrontMatterNode(
        string source,
        FrontMatterFormat format,
        (int Start, int End) content,
        (int Start, int End) whole,
        FrontMatterTable fields
    )
        : base(source, whole.Start, whole.End)
    {
        Format = format;
        ContentStart = content.Start;
        ContentEnd = content.End;
        Fields = fields;
    }

    /// <summary>The language it is written in.</summary>
    public FrontMatterFormat Format { get; }

    /// <summary>The offset in the page of the text between the delimiters; JSON's braces belong to it.</summary>
    public int ContentStart { get; }

    /// <summary>The offset in the page after the text between the delimiters.</summary>
    public int ContentEnd { get; }

    /// <summary>The fields; empty if the front matter is not valid.</summary>
    public FrontMatterTable Fields { get; }
}
