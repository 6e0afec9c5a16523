using System.Text;
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

    /// <summary>Finds the pages under events/ and the files under packages/, or the one file.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static List<string> Find(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new StartRefusedException($"There is no file or folder {path}.");

        var files = Directory.EnumerateFiles(path, "*.md", SearchOption.AllDirectories).Where(file => IsUnder(Events, file) && System.IO.Path.GetFileName(file) != "_index.md")
            .Concat(Directory.EnumerateFiles(path, "*.toml", SearchOption.AllDirectories).Where(file => IsUnder(Packages, file)))
            .Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files
            : throw new StartRefusedException($"The folder {path} has no pages under {Events}/ and no files under {Packages}/. Give the content folder of the site, as the path or in Content:Path.");
    }

    /// <summary>Reads a file from the disk.</summary>
    public static ContentFile Read(string file)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, HugoPage.MaxBytes + 1)];
        stream.ReadExactly(bytes);
        return new ContentFile(PathOf(file), file, bytes);
    }

    /// <summary>Reads all of the content folder.</summary>
    /// <exception cref="RuleBrokenException">It cannot be read; the sentence says why.</exception>
    public static List<ContentFile> Folder(string path)
    {
        try
        {
            return [.. Find(path).Select(Read)];
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
    public static string? PackagesOf(SourceFile page)
    {
        var full = System.IO.Path.GetFullPath(page.ShownAs).Replace('\\', '/');
        return full.EndsWith("/" + page.Path, StringComparison.Ordinal) ? $"{full[..^page.Path.Length]}{Packages}/{page.Slug}.toml" : null;
    }

    /// <summary>Reads the meaning of the file.</summary>
    public SourceFile Understand(Func<string, bool>? imageExists) =>
        IsToml(Path) ? PackagesFile.Read(this) : PageFile.Read(this, imageExists);

    static string PathOf(string file)
    {
        var home = HomeOf(file);
        var parts = System.IO.Path.GetFullPath(file).Split('/', '\\');
        var at = Array.LastIndexOf(parts, home);
        return at < 0 ? $"{home}/{parts[^1]}" : string.Join('/', parts.AsSpan(at));
    }

    static bool IsUnder(string folder, string file) => System.IO.Path.GetFullPath(file).Split('/', '\\')[..^1].Contains(folder);

    static string HomeOf(string file) => IsToml(file) ? Packages : Events;

    static bool IsToml(string file) => file.EndsWith(".toml", StringComparison.OrdinalIgnoreCase);
}
