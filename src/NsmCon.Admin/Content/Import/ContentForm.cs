using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>What a member of staff imports: a file that they send, or without one the content folder.</summary>
public sealed class ContentForm
{
    /// <summary>The file sent for a plan.</summary>
    public IFormFile? Upload { get; set; }

    /// <summary>The name of the file that a plan was shown for.</summary>
    public string? Name { get; set; }

    /// <summary>The bytes of that file, in base 64: a browser would change the line ends of a text.</summary>
    public string? Bytes { get; set; }

    /// <summary>The fingerprint of the plan that was shown.</summary>
    public string? Shown { get; set; }

    /// <summary>What was decided under that plan.</summary>
    public Decisions Decisions { get; set; } = new();

    /// <summary>Reads what is to be imported, and keeps the bytes of an upload for the form under the plan.</summary>
    /// <exception cref="RuleBrokenException">It cannot be read; the sentence says why.</exception>
    public async Task<List<ContentFile>> Files(ConferenceSettings settings)
    {
        if (Upload is not null)
            await Keep(Upload);
        if (Name is null)
            return ContentFile.Folder(settings.Site);

        var bytes = new byte[(Bytes?.Length ?? 0) * 3 / 4];
        return Convert.TryFromBase64String(Bytes ?? "", bytes, out var length)
            ? [ContentFile.FromUpload(Name, bytes[..length])]
            : throw new RuleBrokenException("The file did not arrive whole. Send it once more.");
    }

    async Task Keep(IFormFile upload)
    {
        if (
            !upload.FileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            && !upload.FileName.EndsWith(".toml", StringComparison.OrdinalIgnoreCase)
        )
            throw new RuleBrokenException($"{upload.FileName} is neither a page (.md) nor a packages file (.toml).");
        if (upload.Length > HugoPage.MaxBytes)
            throw new RuleBrokenException(
                $"{upload.FileName} is larger than 10 MB. A page is a few kilobytes: perhaps this is another file."
            );

        using var bytes = new MemoryStream();
        await upload.CopyToAsync(bytes);
        Name = upload.FileName;
        Bytes = Convert.ToBase64String(bytes.ToArray());
    }
}
