using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Inquiries;

/// <summary>
/// A text that staff write again and again, ready to be put into a reply. Its placeholders stand for what is in the inquiry.
/// </summary>
[Unseen]
public class SavedAnswer : IAudited, IVersioned
{
    public const int TitleLength = 100;

    public const int TextLength = 10_000;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>What it is found by; unique in the event.</summary>
    [MaxLength(TitleLength)]
    public required string Title { get; set; }

    /// <summary>The text, in Markdown.</summary>
    [MaxLength(TextLength)]
    public required string Text { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Title;
}
