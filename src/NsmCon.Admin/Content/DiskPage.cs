using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>An event's page as it lies in the content folder.</summary>
/// <param name="Path">Its place there.</param>
/// <param name="Site">The content folder.</param>
sealed record DiskPage(string Path, GuardedFolder Site)
{
    public string File => System.IO.Path.Combine(Site.Path, Path);

    /// <summary>Why it is not written when it says something else than the page that was read.</summary>
    public RuleBrokenException Changed =>
        new($"{Path} was changed in the content folder since it was last imported. Import it first, so that both sides come together.");

    /// <summary>Why it is not written when it is not there.</summary>
    public RuleBrokenException Missing => new($"The content folder has no page {Path}: download the page instead.");

    /// <exception cref="RuleBrokenException">The place leads out of its folder.</exception>
    public static DiskPage Read(GuardedFolder site, string path)
    {
        // Names that were sent were not always looked at.
        if (System.IO.Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
            throw new RuleBrokenException(
                $"{path} leads out of its folder, so it is neither read nor written. "
                    + "Undo the import that brought it in, and import the page under its own name."
            );

        return new(path, site);
    }

    /// <summary>What it says now; null if it is not there.</summary>
    public string? Read() => Site.Read(Path) is { } bytes ? HugoPage.Parse(bytes).ToString() : null;

    /// <summary>Refuses unless it still says what was read.</summary>
    /// <exception cref="RuleBrokenException">It was changed, or taken away.</exception>
    public void RefuseUnless(string text)
    {
        var now = Read() ?? throw Missing;
        if (now != text)
            throw Changed;
    }
}
