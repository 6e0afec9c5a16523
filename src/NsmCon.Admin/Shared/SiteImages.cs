namespace NsmCon.Admin.Shared;

/// <summary>The pictures of the Hugo site: the files that paths such as "/img/events/ada.jpg" stand for, and the photos that were uploaded.</summary>
public sealed class SiteImages(ConferenceSettings settings, SpeakerPhotos photos)
{
    static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif",
        [".gif"] = "image/gif",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    // Hugo keeps static/ beside content/; a content folder that travels alone may hold its own.
    readonly string[] folders =
    [
        Path.GetFullPath(Path.Combine(settings.ContentPath, "static")),
        Path.GetFullPath(Path.Combine(settings.ContentPath, "..", "static")),
    ];

    /// <summary>Where the site keeps its static files; null where they are not at hand.</summary>
    public string? StaticFolder => Array.Find(folders, Directory.Exists);

    /// <summary>Answers whether the site has a picture; null where the site's static files are not at hand.</summary>
    public Func<string, bool>? Exists => folders.Any(Directory.Exists) ? Has : null;

    /// <summary>The file behind a path of the site and its content type, or null: not there, no picture, or outside of the folder.</summary>
    public (string File, string ContentType)? Find(string path)
    {
        var relative = path.Split('?', '#')[0].TrimStart('/');
        if (!Types.TryGetValue(Path.GetExtension(relative), out var type) || relative.Contains('\0')) return null;

        var file = folders
            .Select(folder => (Folder: folder, File: Path.GetFullPath(Path.Combine(folder, relative))))
            .FirstOrDefault(found => found.File.StartsWith(found.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(found.File))
            .File;
        return file is null ? null : (file, type);
    }

    /// <summary>The address of a picture that a browser can show: an https address as it is, a path if the picture is there; else null.</summary>
    public string? Url(string? written) =>
        written?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true || (IsServed(written) && Has(written!)) ? written : null;

    bool Has(string path) => photos.Has(path) || Find(path) is not null;

    static bool IsServed(string? path) => path is not null && (path.StartsWith("/img/", StringComparison.Ordinal) || path.StartsWith("/images/", StringComparison.Ordinal));
}
