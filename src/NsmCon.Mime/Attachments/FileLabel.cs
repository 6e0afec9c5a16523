using MimeKit;

namespace NsmCon.Mime;

/// <summary>What a file may be called and taken for, whatever its sender says of it.</summary>
/// <param name="Name">A name that is safe to show and to save on any system.</param>
/// <param name="Type">The type that its content shows, else the declared one, else that of its name.</param>
public sealed record FileLabel(string Name, string Type)
{
    /// <summary>The label of a file.</summary>
    /// <param name="name">The name that its sender gives it; may be null.</param>
    /// <param name="declaredType">The type that its sender declares, such as "application/pdf"; may be empty.</param>
    /// <param name="content">Its bytes, or as many of them as there are.</param>
    /// <param name="number">Its place among the files that come together, from 1: the name of one that has none.</param>
    public static FileLabel Create(string? name, string declaredType, ReadOnlySpan<byte> content, int number)
    {
        var declared = CleanText.Line(declaredType).ToLowerInvariant();
        var type = ContentKind.Detect(content) ?? (IsGeneric(declared) ? MimeTypes.GetMimeType(FileName.Safe(name, "file")) : declared);
        return new(FileName.Safe(name, $"attachment-{number}{FileExtension.ForType(type)}"), type);
    }

    static bool IsGeneric(string type) => type is "application/octet-stream" or "";
}
