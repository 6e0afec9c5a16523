using NsmCon.Admin.Forms;

namespace NsmCon.Admin.Shared;

/// <summary>
/// A folder that others fill, such as the site's: whoever may push to the site's repository decides what
/// lies in it, links too. Files are looked for, opened and written only where they really are below it:
/// regular files, on whose way no link leads out, none that Git keeps for itself, and none of the app's own.
/// </summary>
/// <param name="path">The folder. It may be a link itself: whoever runs the app named it.</param>
/// <param name="never">A folder of which nothing is ever opened, should it lie inside; usually <c>Data:Path</c>.</param>
public sealed class GuardedFolder(string path, string? never = null)
{
    /// <summary>The folder, as it was named.</summary>
    public string Path { get; } = path;

    /// <summary>Whether a file may be opened here.</summary>
    /// <param name="relative">Its place in the folder.</param>
    public bool Has(string relative)
    {
        using var file = Find(relative);
        return file is not null;
    }

    /// <summary>Opens a file for reading; null if there is none that may be opened.</summary>
    /// <param name="relative">Its place in the folder.</param>
    public FileStream? Open(string relative)
    {
        using var found = Find(relative);
        return found is null ? null : new FileStream(found.Itself, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Reads a file; null if there is none that may be opened.</summary>
    /// <param name="relative">Its place in the folder.</param>
    /// <param name="most">How many bytes are read at most.</param>
    public byte[]? Read(string relative, int most = int.MaxValue)
    {
        using var stream = Open(relative);
        if (stream is null)
            return null;

        var bytes = new byte[Math.Min(stream.Length, most)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a text file; null if there is none that may be opened.</summary>
    /// <param name="relative">Its place in the folder.</param>
    public string? Text(string relative)
    {
        using var stream = Open(relative);
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// The places of all files below a folder of this one that may be opened, in order. Folders that are links are not entered.
    /// </summary>
    /// <param name="relative">The folder; "" is this one.</param>
    public IEnumerable<string> Files(string relative = "") => Names(relative).Where(Has);

    /// <summary>
    /// The places of all that lies below a folder of this one but folders, also of
    /// what may not be opened, in order. A folder that is a link is one of them.
    /// </summary>
    /// <param name="relative">The folder; "" is this one.</param>
    public IEnumerable<string> Names(string relative = "")
    {
        var inside = System.IO.Path.Combine(Path, relative);
        if (!Directory.Exists(inside))
            return [];

        var all = new EnumerationOptions
        {
            RecurseSubdirectories = false,
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = true,
        };
        return Below(inside, all).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal);
    }

    static IEnumerable<string> Below(string folder, EnumerationOptions all)
    {
        var folders = Directory
            .EnumerateDirectories(folder, "*", all)
            .Where(inner => System.IO.Path.GetFileName(inner) != ".git")
            .ToLookup(inner => new DirectoryInfo(inner).LinkTarget is null);
        return Directory
            .EnumerateFiles(folder, "*", all)
            .Concat(folders[false])
            .Concat(folders[true].SelectMany(inner => Below(inner, all)));
    }

    /// <summary>Writes a file, whole or not at all: a reader, or a loss of power, never finds half of one.</summary>
    /// <exception cref="IOException">It cannot be written, or would lie elsewhere.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task Write(string relative, byte[] bytes)
    {
        var place = FinalPlace(relative);
        using var folder = MakeFolder(System.IO.Path.GetDirectoryName(place)!) ?? throw Outside(relative);
        // Through the folder that was looked at: whatever is put in its place meanwhile, nothing is written elsewhere.
        var target = System.IO.Path.Combine(folder.Itself, System.IO.Path.GetFileName(place));
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Takes a file away; a link is taken away itself, not what it leads to.</summary>
    /// <exception cref="IOException">It cannot be taken away, or lies elsewhere.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be taken away.</exception>
    public void Delete(string relative)
    {
        var place = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relative));
        using var folder = OpenedPath.Open(System.IO.Path.GetDirectoryName(place)!);
        if (folder is null)
            return;
        if (!IsOpen(folder))
            throw Outside(relative);

        File.Delete(System.IO.Path.Combine(folder.Itself, System.IO.Path.GetFileName(place)));
    }

    OpenedPath? Find(string relative)
    {
        if (relative.Contains('\0') || !IsInside(Path, System.IO.Path.Combine(Path, relative)))
            return null;

        var file = OpenedPath.Open(System.IO.Path.Combine(Path, relative));
        if (file is { IsRegularFile: true } && IsOpen(file))
            return file;

        file?.Dispose();
        return null;
    }

    // A file that is a link to another one of the folder stays that link.
    string FinalPlace(string relative)
    {
        var place = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relative));
        if (!IsInside(Path, place))
            throw Outside(relative);
        if (!System.IO.Path.Exists(place) && new FileInfo(place).LinkTarget is null)
            return place;

        using var there = Find(relative) ?? throw Outside(relative);
        return there.RealPath;
    }

    OpenedPath? MakeFolder(string folder)
    {
        var opened = OpenedPath.Open(folder);
        if (opened is null)
        {
            var isRoot = folder.Length <= System.IO.Path.GetFullPath(Path).Length;
            using var above = isRoot ? null : MakeFolder(System.IO.Path.GetDirectoryName(folder)!);
            if (above is null && !isRoot)
                return null;

            Directory.CreateDirectory(above is null ? folder : System.IO.Path.Combine(above.Itself, System.IO.Path.GetFileName(folder)));
            opened = OpenedPath.Open(folder);
        }

        if (opened is not null && IsOpen(opened))
            return opened;

        opened?.Dispose();
        return null;
    }

    bool IsOpen(OpenedPath opened)
    {
        using var root = OpenedPath.Open(Path);
        if (root is null || (opened.RealPath != root.RealPath && !IsInside(root.RealPath, opened.RealPath)))
            return false;
        if (opened.RealPath[root.RealPath.Length..].Split('/').Contains(".git"))
            return false;

        using var own = never is null ? null : OpenedPath.Open(never);
        return own is null
            || !IsInside(root.RealPath, own.RealPath)
            || (opened.RealPath != own.RealPath && !IsInside(own.RealPath, opened.RealPath));
    }

    static bool IsInside(string folder, string file) =>
        System.IO.Path.GetFullPath(file).StartsWith(System.IO.Path.GetFullPath(folder).TrimEnd('/') + "/", StringComparison.Ordinal);

    static IOException Outside(string relative) => new($"{relative} is not a plain file inside the site's folder.");
}
