namespace NsmCon.Mime;

/// <summary>How much of one mail is read. What lies beyond is left out and noted.</summary>
public sealed record ReadingLimits
{
    /// <summary>How deep parts may stand in parts.</summary>
    public int Depth { get; init; } = 30;

    /// <summary>How many parts a mail may have.</summary>
    public int Parts { get; init; } = 200;

    /// <summary>How many bytes all headers may have together.</summary>
    public int HeaderBytes { get; init; } = 256 * 1024;

    /// <summary>How many addresses are read in one header.</summary>
    public int Addresses { get; init; } = 500;

    /// <summary>How many bytes one attachment may have.</summary>
    public int AttachmentBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>How many bytes all attachments may have together.</summary>
    public int AllAttachmentBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>How many characters of text are read, and how many of HTML.</summary>
    public int TextCharacters { get; init; } = 1_000_000;

    /// <summary>How many tags of HTML are read; after them, only the text.</summary>
    public int HtmlTags { get; init; } = 20_000;
}
