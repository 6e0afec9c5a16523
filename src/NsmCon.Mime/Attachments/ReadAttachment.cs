namespace NsmCon.Mime;

/// <summary>A file that came with a mail.</summary>
public sealed record ReadAttachment
{
    /// <summary>
    /// A file name that is safe to show and to save: no path, no controls, no marks that turn it around, no reserved name.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The type that the mail says, such as "application/pdf", in small letters.</summary>
    public required string DeclaredType { get; init; }

    /// <summary>
    /// The type that its first bytes show; where they show none, the declared one, or what its name tells where that is only "bytes".
    /// </summary>
    public required string Type { get; init; }

    /// <summary>Its size in bytes, also where <see cref="Content"/> was left out.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of its content, in small hexadecimal letters.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its Content-ID without angle brackets, by which HTML shows it; null where it has none.</summary>
    public string? ContentId { get; init; }

    /// <summary>Whether it belongs into the text, as a picture does, rather than below it.</summary>
    public bool IsInline { get; init; }

    /// <summary>Its bytes; empty where <see cref="IsLeftOut"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Whether it is over a limit, so that its bytes are not here.</summary>
    public bool IsLeftOut { get; init; }
}
