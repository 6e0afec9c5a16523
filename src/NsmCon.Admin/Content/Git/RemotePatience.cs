using System.Runtime.InteropServices;

namespace NsmCon.Admin.Content.Git;

/// <summary>
/// How long libgit2 waits for a remote that is silent, for the whole process; by itself
/// it waits for ever, on a thread that nobody can end. LibGit2Sharp does not offer it.
/// </summary>
static class RemotePatience
{
    // The library of LibGit2Sharp's own native package; another version of it has another name, and the tests say so.
    const string LibGit2 = "git2-5853918";

    // GIT_OPT_SET_SERVER_CONNECT_TIMEOUT and GIT_OPT_SET_SERVER_TIMEOUT of git_libgit2_opt_t, since libgit2 1.7.
    const int ConnectTimeout = 39,
        ServerTimeout = 41;

    static RemotePatience() => Set(TimeSpan.FromMinutes(1));

    /// <summary>How long it waits, for a connection and for whatever comes next.</summary>
    public static TimeSpan Longest { get; private set; }

    /// <summary>Waits so long from now on.</summary>
    public static void Set(TimeSpan longest)
    {
        Longest = longest;
        foreach (var option in (int[])[ConnectTimeout, ServerTimeout])
        {
            if (SetOption(option, (int)longest.TotalMilliseconds) != 0)
                throw new InvalidOperationException($"libgit2 refused option {option}.");
        }
    }

    [
        DllImport(LibGit2, EntryPoint = "git_libgit2_opts"),
        DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)
    ]
    static extern int SetOption(int option, int value);
}
