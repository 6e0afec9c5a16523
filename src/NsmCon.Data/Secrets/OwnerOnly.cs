namespace NsmCon.Data.Secrets;

/// <summary>Files that nobody but the user of the app may read. Windows leaves that to the folder.</summary>
public static class OwnerOnly
{
    const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Takes the rights of everybody else away.</summary>
    /// <exception cref="UnauthorizedAccessException">The file belongs to another user.</exception>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~Mode) != UnixFileMode.None)
            File.SetUnixFileMode(path, Mode);
    }

    /// <summary>A new file that is so from its first byte on; one that is there is written anew.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mode;
        return new FileStream(path, options);
    }
}
