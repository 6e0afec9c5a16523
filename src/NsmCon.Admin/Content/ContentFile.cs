using System.Text;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>A file of the site's content, not yet read for its meaning.</summary>
/// <param name="Path">Its place in the content folder, "events/nsmconeu2020.md": how it is known from one import to the next.</param>
/// <param name="ShownAs">Its name in findings.</param>
/// <param name="Bytes">What it holds; of a file that is too large, one byte more than may be.</param>
public sealed record ContentFile(string Path, string ShownAs, byte[] Bytes)
{
    const string Events = "events",
        Packages = "packages";

    /// <summary>Why it is not read; null of a file that is.</summary>
    public PassedOver? PassedOver { get; init; }

    /// <summary>
    /// Finds what a person names: one file, a folder with the pages under
    /// events/ and the files under packages/, or a folder inside of these.
    /// </summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static List<FoundFile> Find(GuardedFolder place)
    {
        if (File.Exists(place.Path))
            return [new(place.Path)];

        return FindUnder(place, within: place.Path) is { Count: > 0 } files ? files : RequireAny(place, FindUnder(place, within: null));
    }

    /// <summary>Finds the pages under events/ and the files under packages/ of the content folder, wherever that lies.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static List<FoundFile> InFolder(GuardedFolder folder) => RequireAny(folder, FindUnder(folder, within: folder.Path));

    static List<FoundFile> RequireAny(GuardedFolder folder, List<FoundFile> files) =>
        files.Count > 0
            ? files
            : throw new StartRefusedException(
                $"The folder {folder.Path} has no pages under {Events}/ and no files under {Packages}/. "
                    + "Give the content folder of the site, as the path or in Content:Path."
            );

    static List<FoundFile> FindUnder(GuardedFolder folder, string? within)
    {
        if (!Directory.Exists(folder.Path))
            throw new StartRefusedException($"There is no file or folder {folder.Path}.");

        return FoundFile.Sort(
            folder,
            [.. folder.Names().Where(file => InHome(System.IO.Path.Combine(folder.Path, file), within) is not null)]
        );
    }

    /// <summary>Reads a file from the disk.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">The folder that it was found in, if one was given: what lies above does not matter.</param>
    /// <exception cref="StartRefusedException">It is no file that can be read.</exception>
    public static ContentFile Read(string file, GuardedFolder? folder = null)
    {
        var isNamed = folder is null || folder.Path == file;
        // Whoever names one file may name a link.
        var named = isNamed ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(file) : file;
        var place = isNamed ? new GuardedFolder(System.IO.Path.GetDirectoryName(named)!) : folder!;
        return new ContentFile(PathOf(file, isNamed ? null : folder!.Path), file, BytesOf(place, named, file));
    }

    static byte[] BytesOf(GuardedFolder place, string named, string shown)
    {
        try
        {
            return place.Read(System.IO.Path.GetRelativePath(place.Path, named), HugoPage.MaxBytes + 1)
                ?? throw new StartRefusedException($"{shown} cannot be read: it is gone, or is not a plain file inside its folder.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{shown} cannot be read: {fault.Message}");
        }
    }

    /// <summary>
    /// Reads a file that was found in a folder. One that cannot be read, or is gone by now, is passed over: no file can stop the others.
    /// </summary>
    public static ContentFile Read(FoundFile found, GuardedFolder folder)
    {
        if (found.PassedOver is { } why)
            return new(PathOf(found.File, folder.Path), found.File, []) { PassedOver = why };
        // Whoever names this one file wants to know why it cannot be read.
        if (found.File == folder.Path)
            return Read(found.File, folder);

        try
        {
            return Read(found.File, folder);
        }
        catch (StartRefusedException)
        {
            return Read(found with { PassedOver = Content.PassedOver.Unreadable }, folder);
        }
    }

    /// <summary>Reads all of the content folder.</summary>
    /// <exception cref="RuleBrokenException">It cannot be read; the sentence says why.</exception>
    public static List<ContentFile> Folder(GuardedFolder folder)
    {
        try
        {
            return InFolder(folder).ConvertAll(file => Read(file, folder));
        }
        catch (Exception fault) when (fault is StartRefusedException or IOException or UnauthorizedAccessException)
        {
            throw new RuleBrokenException(fault.Message);
        }
    }

    /// <summary>A file that came without its folder: its ending tells which it belongs in.</summary>
    /// <exception cref="RuleBrokenException">No file has such a name.</exception>
    public static ContentFile FromUpload(string name, byte[] bytes)
    {
        // Another system's path may come with it, and its marks are letters here.
        var own = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (own is "" or "." or ".." || own.Any(PlainText.IsControl))
            throw new RuleBrokenException(
                "No file can have the name that this one was sent with. Name it after its event, such as nsmconeu2020.md, and send it once more."
            );

        return new($"{HomeOf(own)}/{own}", own, bytes);
    }

    /// <summary>A text as it was imported before.</summary>
    public static ContentFile FromImport(string path, string text) => new(path, path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Where the packages of a page's event are kept, beside the folder of the pages; null if the page is in no such folder.
    /// </summary>
    public static (GuardedFolder Folder, string File)? PackagesOf(SourceFile page)
    {
        var full = System.IO.Path.GetFullPath(page.ShownAs).Replace('\\', '/');
        return full.EndsWith("/" + page.Path, StringComparison.Ordinal)
            ? (new(full[..^page.Path.Length]), $"{Packages}/{page.Slug}.toml")
            : null;
    }

    /// <summary>Reads the meaning of the file.</summary>
    /// <param name="imageExists">Answers whether the site has a picture; null where its static files are not at hand.</param>
    /// <param name="hasShortcode">Answers whether the site defines a shortcode; null where its layouts are not at hand.</param>
    /// <param name="isEventPage">Answers whether the settings name the page of a path as an event's; null where none is named.</param>
    public SourceFile Understand(
        Func<string, bool>? imageExists,
        Func<string, bool>? hasShortcode = null,
        Func<string, bool>? isEventPage = null
    )
    {
        if (PassedOver is { } why)
            return new PassedOverFile(this, why);
        if (IsToml(Path))
            return PackagesFile.Read(this);

        return PageFile.Read(this, imageExists, hasShortcode, isEventPage);
    }

    static string PathOf(string file, string? folder) =>
        (folder is null ? null : InHome(file, folder))
        ?? InHome(file, within: null)
        ?? $"{HomeOf(file)}/{System.IO.Path.GetFileName(file)}";

    // From its home on; null if there is none on the way to it, from a folder or from the root.
    static string? InHome(string file, string? within)
    {
        var parts = (within is null ? System.IO.Path.GetFullPath(file) : System.IO.Path.GetRelativePath(within, file)).Split('/', '\\');
        var at = Array.LastIndexOf(parts[..^1], HomeOf(file));
        return at < 0 ? null : string.Join('/', parts.AsSpan(at));
    }

    static string HomeOf(string file) => IsToml(file) ? Packages : Events;

    internal static bool IsToml(string file) => file.EndsWith(".toml", StringComparison.OrdinalIgnoreCase);
}
