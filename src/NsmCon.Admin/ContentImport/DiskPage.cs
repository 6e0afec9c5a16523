using NsmCon.Data;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>An event's page as it lies in the content folder.</summary>
/// <param name="Path">Its place there.</param>
/// <param name="File">The file.</param>
sealed record DiskPage(string Path, string File)
{
    /// <summary>Why it is not written when it says something else than the page that was read.</summary>
    public RuleBrokenException Changed => new($"{Path} was changed in the content folder since it was last imported. Import it first, so that both sides come together.");

    /// <summary>Why it is not written when it is not there.</summary>
    public RuleBrokenException Missing => new($"The content folder has no page {Path}: download the page instead.");

    /// <exception cref="RuleBrokenException">The place leads out of its folder.</exception>
    public static DiskPage Of(string contentPath, string path)
    {
        // Names that were sent were not always looked at.
        if (System.IO.Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
            throw new RuleBrokenException($"{path} leads out of its folder, so it is neither read nor written. Undo the import that brought it in, and import the page under its own name.");

        return new(path, System.IO.Path.Combine(contentPath, path));
    }

    /// <summary>What it says now; null if it is not there.</summary>
    public async Task<string?> Read() => System.IO.File.Exists(File) ? HugoPage.Parse(await System.IO.File.ReadAllBytesAsync(File)).ToString() : null;

    /// <summary>Refuses unless it still says what was read.</summary>
    /// <exception cref="RuleBrokenException">It was changed, or taken away.</exception>
    public async Task RefuseUnless(string text)
    {
        var now = await Read() ?? throw Missing;
        if (now != text) throw Changed;
    }
}
