using LibGit2Sharp;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Git;

/// <summary>The Git repository that the content folder lies in.</summary>
sealed class SiteRepository : IDisposable
{
    SiteRepository(Repository git) => Git = git;

    public Repository Git { get; }

    /// <exception cref="RuleBrokenException">There is none.</exception>
    public static SiteRepository Open(string contentPath)
    {
        var found = Repository.Discover(contentPath)
            ?? throw new RuleBrokenException($"The content folder {contentPath} is no longer in a Git working tree. Nothing was done.");
        return new(new Repository(found));
    }

    /// <summary>
    /// Why nothing there is read or written by itself for now: someone is in the middle of something,
    /// and files may be half-written. Null if nobody is, or if the folder is in no repository.
    /// </summary>
    public static string? Busy(string contentPath)
    {
        try
        {
            if (Repository.Discover(contentPath) is not { } found)
                return null;

            using var site = new SiteRepository(new Repository(found));
            if (site.Git.Info.CurrentOperation is not CurrentOperation.None and var operation)
                return $"The site's Git repository is in the middle of a {NameOf(operation)}. Finish or abort it there.";

            return site.IsLocked
                ? "The site's Git repository is locked by another program (index.lock). If no program is at work there, delete that file."
                : null;
        }
        catch (LibGit2SharpException)
        {
            // One that cannot be read at all is told of by whoever needs it.
            return null;
        }
    }

    const string Locked = "is locked by another program (index.lock). Try it again. If no program is at work there, delete that file.";

    bool IsLocked => File.Exists(Path.Combine(Git.Info.Path, "index.lock"));

    /// <summary>Refuses while someone is in the middle of something there.</summary>
    /// <exception cref="RuleBrokenException">The sentence says what must be done first.</exception>
    public void RefuseUnready()
    {
        var info = Git.Info;
        if (info.IsBare)
            throw Refusal("is bare: it has no files to write. Give a clone with a working tree in Content:Path.");
        if (info.IsHeadUnborn)
            throw Refusal("has no commit yet. Make the first one there by hand.");
        if (info.CurrentOperation != CurrentOperation.None)
            throw Refusal($"is in the middle of a {NameOf(info.CurrentOperation)}. Finish it there first.");
    }

    /// <summary>Refuses unless a branch is checked out on which a commit can be made.</summary>
    public void RefuseWithoutBranch()
    {
        if (Git.Info.IsHeadDetached)
            throw Refusal("has no branch checked out. Check one out there, or name one in Content:Git:Branch.");
        if (IsLocked)
            throw Refusal(Locked);
    }

    /// <summary>A file's place in the repository.</summary>
    /// <exception cref="RuleBrokenException">It has none there.</exception>
    public string PathOf(string file)
    {
        var path = Relative(file);
        if (LeavesFolder(path))
            throw Refusal($"does not hold {file}: it leads out of the working tree.");
        if (IsIgnored(path))
            throw Refusal($"ignores {path} (.gitignore). Take it off that list, or leave Content:Git:Commit out.");
        return path;
    }

    /// <summary>Whether a file has a place there.</summary>
    public bool Holds(string file) => Relative(file) is var path && !LeavesFolder(path) && !IsIgnored(path);

    /// <summary>Where a file would lie in the repository.</summary>
    public string Relative(string file) => Path.GetRelativePath(RealPath(Git.Info.WorkingDirectory), RealPath(file)).Replace('\\', '/');

    static bool LeavesFolder(string path) => path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path);

    bool IsIgnored(string path) => Git.Ignore.IsPathIgnored(path) && Git.Index[path] is null;

    public static RuleBrokenException Refusal(string sentence) => new($"The site's Git repository {sentence} Nothing was written.");

    // Git names its working tree by the real path, whatever links lead there.
    static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = File.ResolveLinkTarget(next, returnFinalTarget: true)?.FullName ?? next;
        }

        return real;
    }

    static string NameOf(CurrentOperation operation) =>
        operation switch
        {
            CurrentOperation.Merge => "merge",
            CurrentOperation.Revert or CurrentOperation.RevertSequence => "revert",
            CurrentOperation.CherryPick or CurrentOperation.CherryPickSequence => "cherry-pick",
            CurrentOperation.Bisect => "bisect",
            CurrentOperation.ApplyMailbox => "series of patches",
            _ => "rebase",
        };

    public void Dispose() => Git.Dispose();
}
