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
    readonly GuardedFolder[] folders =
    [
        new(Path.GetFullPath(Path.Combine(settings.ContentPath, "static")), never: settings.DataPath),
        new(Path.GetFullPath(Path.Combine(settings.ContentPath, "..", "static")), never: settings.DataPath),
    ];

    /// <summary>Where the site keeps its static files; null where they are not at hand.</summary>
    public GuardedFolder? StaticFolder => AtHand.FirstOrDefault();

    /// <summary>Answers whether the site has a picture; null where the site's static files are not at hand.</summary>
    public Func<string, bool>? Exists => AtHand.Any() ? Has : null;

    // The folder comes with the site too, so it must not be a link either.
    IEnumerable<GuardedFolder> AtHand => folders.Where(folder => new DirectoryInfo(folder.Path) is { Exists: true, LinkTarget: null });

    /// <summary>Opens the file behind a path of the site; null if it is not there, no picture, or outside of the folder.</summary>
    public (FileStream Stream, string ContentType)? Open(string path) =>
        TypeOf(path) is { } type && AtHand.Select(folder => folder.Open(Relative(path))).FirstOrDefault(stream => stream is not null) is { } stream ? (stream, type) : null;

    /// <summary>The address of a picture that a browser can show: an https address as it is, a path if the picture is there; else null.</summary>
    public string? Url(string? written) =>
        written?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true || (IsServed(written) && Has(written!)) ? written : null;

    bool Has(string path) => photos.Has(path) || (TypeOf(path) is not null && AtHand.Any(folder => folder.Has(Relative(path))));

    static string? TypeOf(string path) => Types.GetValueOrDefault(Path.GetExtension(Relative(path)));

    static string Relative(string path) => path.Split('?', '#')[0].TrimStart('/');

    static bool IsServed(string? path) => path is not null && (path.StartsWith("/img/", StringComparison.Ordinal) || path.StartsWith("/images/", StringComparison.Ordinal));
}
