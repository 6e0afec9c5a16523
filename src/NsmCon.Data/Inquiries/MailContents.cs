using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>What a mail says, as far as inquiries need it.</summary>
public sealed record MailContents
{
    /// <summary>The sender's name; empty where the mail gives none.</summary>
    public string FromName { get; init; } = "";

    /// <summary>The sender's address; empty where the mail gives none.</summary>
    public string FromAddress { get; init; } = "";

    /// <summary>To whom it was written, as shown.</summary>
    public string To { get; init; } = "";

    /// <summary>Who got a copy, as shown.</summary>
    public string Cc { get; init; } = "";

    /// <summary>All addresses that it went to, those that only the server noted among them.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>The events whose sponsors write to one of these addresses; several events may share one.</summary>
    public IReadOnlyList<int> EventIds { get; init; } = [];

    public string Subject { get; init; } = "";

    /// <summary>The whole text, what it quotes with it.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the lines of the text are: see <see cref="Message.Pieces"/>.</summary>
    public IReadOnlyList<PieceLength> Pieces { get; init; } = [];

    /// <summary>Whether it can also be shown as it was laid out.</summary>
    public bool HasHtml { get; init; }

    /// <summary>Its Message-ID; null where it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The Message-IDs that it answers or follows, without angle brackets.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Why no person wrote it; null where one did.</summary>
    public string? Automatic { get; init; }

    /// <summary>Why our mail server takes it for spam; null where it does not.</summary>
    public string? Spam { get; init; }

    /// <summary>What it reports of a mail that could not be delivered; null where it reports nothing, or does not say of which.</summary>
    public Bounce? Bounce { get; init; }

    public IReadOnlyList<MailFile> Files { get; init; } = [];

    /// <summary>The bytes of those that are small enough to be kept, each once.</summary>
    public IReadOnlyDictionary<string, byte[]> FilesByHash =>
        Files
            .Where(file => file.Hash is not null)
            .DistinctBy(file => file.Hash)
            .ToDictionary(file => file.Hash!, file => file.Bytes!, StringComparer.Ordinal);
}

/// <summary>A file of a mail.</summary>
/// <param name="Name">A name that is safe to show and to save.</param>
/// <param name="ContentType">The type that its content shows.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Bytes">Its bytes; null where it is too large to be kept by itself.</param>
/// <param name="IsInline">Whether it belongs into the text.</param>
public sealed record MailFile(string Name, string ContentType, long Size, byte[]? Bytes, bool IsInline)
{
    /// <summary>The hash of its bytes; null where they are not here.</summary>
    public string? Hash { get; } = Bytes is null ? null : StoredFile.HashOf(Bytes);
}
