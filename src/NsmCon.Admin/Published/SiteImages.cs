using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Hugo;

namespace NsmCon.Admin.Published;

/// <summary>
/// The pictures of the Hugo site, the files that paths such as "/img/events/ada.jpg" stand for, and the
/// photos that were uploaded; and what else lies in its static folder for pages to link to, such as slides.
/// </summary>
public sealed class SiteImages(ConferenceSettings settings, SpeakerPhotos photos)
{
    // Hugo keeps static/ beside content/; a content folder that travels alone may hold its own.
    readonly GuardedFolder[] folders =
    [
        new(Path.GetFullPath(Path.Combine(settings.ContentPath, "static")), never: settings.DataPath),
        new(Path.GetFullPath(Path.Combine(settings.ContentPath, "..", "static")), never: settings.DataPath),
    ];

    /// <summary>Where the site keeps its static files; null where they are not at hand.</summary>
    public GuardedFolder? StaticFolder => AtHand.FirstOrDefault();

    /// <summary>
    /// Answers whether the site has a picture, or another file that a page links to; null where the site's static files are not at hand.
    /// </summary>
    public Func<string, bool>? Exists => AtHand.Any() ? path => photos.Has(path) || HasFile(path) : null;

    // The folder comes with the site too, so it must not be a link either.
    IEnumerable<GuardedFolder> AtHand => folders.Where(folder => new DirectoryInfo(folder.Path) is { Exists: true, LinkTarget: null });

    /// <summary>
    /// Opens the file behind a path of the site; null if it is not there, of no kind that is served, or outside of the folder.
    /// </summary>
    public (FileStream Stream, string ContentType)? Open(string path) =>
        StaticFile.ContentType(path) is { } type
        && AtHand.Select(folder => folder.Open(StaticFile.Relative(path))).FirstOrDefault(stream => stream is not null) is { } stream
            ? (stream, type)
            : null;

    /// <summary>
    /// The address of a picture that a browser can show: an https address as it is, a path if the picture is there; else null.
    /// </summary>
    public string? Url(string? written) =>
        written?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true || (IsOfSite(written) && HasPicture(written!))
            ? written
            : null;

    bool HasPicture(string path) => photos.Has(path) || (StaticFile.IsPicture(path) && HasFile(path));

    bool HasFile(string path) => StaticFile.ContentType(path) is not null && AtHand.Any(folder => folder.Has(StaticFile.Relative(path)));

    static bool IsOfSite(string? path) => path is ['/', not ('/' or '\\'), ..];
}
