using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NsmCon.Admin.Forms;

/// <summary>
/// A file or folder that is held, but neither read nor written: the kernel says what it is and where it really
/// lies, and what is done through <see cref="Itself"/> is done to it and to nothing that was put in its place.
/// </summary>
sealed class OpenedPath : IDisposable
{
    // From fcntl.h and stat.h of Linux. Holding a path alone waits for no pipe, touches no device and gives up no lock.
    const int HoldOnly = 0x20_0000,
        CloseOnExecute = 0x8_0000,
        EmptyPath = 0x1000;
    const uint Type = 1;
    const int ModeAt = 28,
        TypeMask = 0xF000,
        RegularFile = 0x8000;

    readonly SafeFileHandle handle;

    OpenedPath(SafeFileHandle handle)
    {
        this.handle = handle;
        Itself = $"/proc/self/fd/{handle.DangerousGetHandle()}";
        RealPath = new FileInfo(Itself).LinkTarget ?? "";
    }

    /// <summary>A path that leads to it, as long as it is held.</summary>
    public string Itself { get; }

    /// <summary>Where it really lies, with every link followed.</summary>
    public string RealPath { get; }

    /// <summary>Whether it is a file: no folder, pipe, socket or device.</summary>
    public bool IsRegularFile
    {
        get
        {
            var stat = new byte[256];
            return statx((int)handle.DangerousGetHandle(), [0], EmptyPath, Type, stat) == 0
                && (BinaryPrimitives.ReadUInt16LittleEndian(stat.AsSpan(ModeAt)) & TypeMask) == RegularFile;
        }
    }

    /// <summary>Holds what lies at a path; null if nothing is there, or nothing that this process may see.</summary>
    public static OpenedPath? Open(string path)
    {
        var descriptor = open(Encoding.UTF8.GetBytes($"{path}\0"), HoldOnly | CloseOnExecute);
        return descriptor < 0 ? null : new(new SafeFileHandle(descriptor, ownsHandle: true));
    }

    public void Dispose() => handle.Dispose();

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] stat);
}
