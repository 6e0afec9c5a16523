using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NsmCon.Data.Secrets;

/// <summary>A key in a file that only its owner may read.</summary>
static class KeyFile
{
    public static byte[] ReadOrMake(string path, int bytes)
    {
        try
        {
            if (!File.Exists(path))
                Make(path, bytes);
            return Read(path, bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The key file \"{path}\" cannot be read or made: {fault.Message.TrimEnd('.')}. Check Keys:File and the rights of its folder.",
                fault
            );
        }
    }

    static byte[] Read(string path, int bytes)
    {
        OwnerOnly.Restrict(path);
        var text = File.ReadAllText(path).Trim();
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length >= bytes
            ? key[..length]
            : throw new StartRefusedException(
                $"The key file \"{path}\" holds no key. Bring back the one of your backup; docs/SECURITY.md says what to do without it."
            );
    }

    // Of two processes that start at once, one makes it whole and both read it.
    static void Make(string path, int bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new StreamWriter(OwnerOnly.Create(draft)))
            file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)));
        try
        {
            // File.Move looks whether a name is free, and takes it then: of two at once, both would. A link takes it, or fails.
            if (OperatingSystem.IsWindows() || (!TryLink(draft, path) && !File.Exists(path)))
                File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster: its key is read.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    static bool TryLink(string from, string to) => link(Encoding.UTF8.GetBytes($"{from}\0"), Encoding.UTF8.GetBytes($"{to}\0")) == 0;

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int link(byte[] from, byte[] to);
}
