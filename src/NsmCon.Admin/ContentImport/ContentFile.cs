using System.Text;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>A file of the site's content, not yet read for its meaning.</summary>
/// <param name="Path">Its place in the content folder, "events/nsmconeu2020.md": how it is known from one import to the next.</param>
/// <param name="ShownAs">Its name in findings.</param>
/// <param name="Bytes">What it holds; of a file that is too large, one byte more than may be.</param>
public sealed record ContentFile(string Path, string ShownAs, byte[] Bytes)
{
    const string Events = "events", Packages = "packages";

    /// <summary>Finds what a person names: one file, a folder with the pages under events/ and the files under packages/, or a folder inside of these.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static List<string> Find(GuardedFolder place)
    {
        if (File.Exists(place.Path)) return [place.Path];

        return Under(place, within: place.Path) is { Count: > 0 } files ? files : Some(place, Under(place, within: null));
    }

    /// <summary>Finds the pages under events/ and the files under packages/ of the content folder, wherever that lies.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static List<string> InFolder(GuardedFolder folder) => Some(folder, Under(folder, within: folder.Path));

    static List<string> Some(GuardedFolder folder, List<string> files) => files.Count > 0 ? files
        : throw new StartRefusedException($"The folder {folder.Path} has no pages under {Events}/ and no files under {Packages}/. Give the content folder of the site, as the path or in Content:Path.");

    static List<string> Under(GuardedFolder folder, string? within)
    {
        if (!Directory.Exists(folder.Path)) throw new StartRefusedException($"There is no file or folder {folder.Path}.");

        return [.. folder.Files().Where(file => IsToml(file) || (file.EndsWith(".md", StringComparison.Ordinal) && System.IO.Path.GetFileName(file) != "_index.md"))
            .Select(file => System.IO.Path.Combine(folder.Path, file))
            .Where(file => InHome(file, within) is not null).Order(StringComparer.Ordinal)];
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
        var bytes = (isNamed ? new GuardedFolder(System.IO.Path.GetDirectoryName(named)!) : folder!) is var place
            && place.Read(System.IO.Path.GetRelativePath(place.Path, named), HugoPage.MaxBytes + 1) is { } read ? read
            : throw new StartRefusedException($"{file} cannot be read: it is gone, or is not a plain file inside its folder.");
        return new ContentFile(PathOf(file, isNamed ? null : folder!.Path), file, bytes);
    }

    /// <summary>Reads all of the content folder.</summary>
    /// <exception cref="RuleBrokenException">It cannot be read; the sentence says why.</exception>
    public static List<ContentFile> Folder(GuardedFolder folder)
    {
        try
        {
            return [.. InFolder(folder).Select(file => Read(file, folder))];
        }
        catch (Exception fault) when (fault is StartRefusedException or IOException or UnauthorizedAccessException)
        {
            throw new RuleBrokenException(fault.Message);
        }
    }

    /// <summary>A file that came without its folder: its ending tells which it belongs in.</summary>
    /// <exception cref="RuleBrokenException">No file has such a name.</exception>
    public static ContentFile Uploaded(string name, byte[] bytes)
    {
        // Another system's path may come with it, and its marks are letters here.
        var own = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (own is "" or "." or ".." || own.Any(char.IsControl))
            throw new RuleBrokenException("No file can have the name that this one was sent with. Name it after its event, such as nsmconeu2020.md, and send it once more.");

        return new($"{HomeOf(own)}/{own}", own, bytes);
    }

    /// <summary>A text as it was imported before.</summary>
    public static ContentFile Imported(string path, string text) => new(path, path, Encoding.UTF8.GetBytes(text));

    /// <summary>Where the packages of a page's event are kept, beside the folder of the pages; null if the page is in no such folder.</summary>
    public static (GuardedFolder Folder, string File)? PackagesOf(SourceFile page)
    {
        var full = System.IO.Path.GetFullPath(page.ShownAs).Replace('\\', '/');
        return full.EndsWith("/" + page.Path, StringComparison.Ordinal) ? (new(full[..^page.Path.Length]), $"{Packages}/{page.Slug}.toml") : null;
    }

    /// <summary>Reads the meaning of the file.</summary>
    public SourceFile Understand(Func<string, bool>? imageExists) =>
        IsToml(Path) ? PackagesFile.Read(this) : PageFile.Read(this, imageExists);

    static string PathOf(string file, string? folder) =>
        (folder is null ? null : InHome(file, folder)) ?? InHome(file, within: null) ?? $"{HomeOf(file)}/{System.IO.Path.GetFileName(file)}";

    // From its home on; null if there is none on the way to it, from a folder or from the root.
    static string? InHome(string file, string? within)
    {
        var parts = (within is null ? System.IO.Path.GetFullPath(file) : System.IO.Path.GetRelativePath(within, file)).Split('/', '\\');
        var at = Array.LastIndexOf(parts[..^1], HomeOf(file));
        return at < 0 ? null : string.Join('/', parts.AsSpan(at));
    }

    static string HomeOf(string file) => IsToml(file) ? Packages : Events;

    static bool IsToml(string file) => file.EndsWith(".toml", StringComparison.OrdinalIgnoreCase);
}
