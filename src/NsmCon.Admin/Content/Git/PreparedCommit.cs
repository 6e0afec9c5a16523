using System.Text;
using LibGit2Sharp;
using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Content.Git;

/// <summary>
/// A commit of one page that is made but stands on no branch yet: whatever can refuse it has been asked. The tree is that of
/// the branch with this one file changed and the photos added that it lacks, so nothing else goes with it, staged or not.
/// </summary>
sealed class PreparedCommit : IDisposable
{
    readonly SiteRepository site;
    readonly string reference,
        path;
    readonly Commit parent;
    readonly Commit? commit;
    readonly Blob blob;
    readonly Mode mode;
    readonly bool isCheckedOut;
    readonly string? old;
    readonly IReadOnlyList<(string Path, Blob Blob)> photos;

    PreparedCommit(
        SiteRepository site,
        GitSettings settings,
        string path,
        PageExport export,
        IEnumerable<SitePhoto> pictures,
        PageAuthor by,
        Signature author,
        Signature committer
    )
    {
        this.site = site;
        this.path = path;
        (reference, parent, isCheckedOut) = Target(settings);
        old = Git.Refs[reference]?.ResolveToDirectReference()?.TargetIdentifier;
        var there = parent[path];
        mode = there?.Mode ?? Mode.NonExecutableFile;
        blob = BlobOf(export.After);
        // A photo may lie on the disk since long ago and be in no commit: it was written without one, or its branch was given up.
        photos =
        [
            .. pictures
                .Select(photo => (Path: site.PathOf(photo.File), photo.Bytes))
                .Where(photo => parent[photo.Path] is null)
                .Select(photo => (photo.Path, BlobOf(photo.Bytes))),
        ];
        var merged = isCheckedOut ? null : WithHead();
        var files = TreeDefinition.From(merged ?? parent.Tree).Add(path, blob, mode);
        foreach (var (photo, picture) in photos)
            files.Add(photo, picture, Mode.NonExecutableFile);
        var tree = Git.ObjectDatabase.CreateTree(files);
        var message = CommitMessage.Write(by, export, isMore: there?.Target.Id != BlobOf(export.Before).Id);
        commit =
            tree.Id == parent.Tree.Id
                ? null
                : Git.ObjectDatabase.CreateCommit(
                    author,
                    committer,
                    message,
                    tree,
                    merged is null ? [parent] : [parent, Git.Head.Tip],
                    prettifyMessage: true
                );
    }

    Repository Git => site.Git;

    /// <summary>Makes the commit of a page.</summary>
    /// <param name="file">The page's file.</param>
    /// <param name="export">What is written.</param>
    /// <param name="written">
    /// Its photos that were just written; those that lay there before go with it if the repository holds them.
    /// </param>
    /// <param name="author">Who changed it.</param>
    /// <param name="settings">Where commits go.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RuleBrokenException">It cannot be made; the sentence says what must be done first.</exception>
    public static PreparedCommit Create(
        string file,
        PageExport export,
        IReadOnlyCollection<SitePhoto> written,
        PageAuthor author,
        ConferenceSettings settings,
        DateTimeOffset now
    )
    {
        var opened = SiteRepository.Open(settings.ContentPath);
        try
        {
            opened.RefuseUnready();
            var from = settings.Mail.From;
            var committer = new Signature(Clean(from.Name, "NsmCon"), Clean(from.Address, "nsmcon@localhost"), now);
            var organizer = new Signature(
                Clean(author.Name, author.Email),
                author.Email.Contains('@') ? Clean(author.Email, committer.Email) : committer.Email,
                now
            );
            var pictures = export.Photos.Where(photo => written.Contains(photo) || opened.Holds(photo.File));
            return new(opened, settings.Content.Git, opened.PathOf(file), export, pictures, author, organizer, committer);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Puts the commit on its branch. On the branch that is checked out, the index learns of this file alone.</summary>
    public PageCommit Publish()
    {
        var branch = reference["refs/heads/".Length..];
        if (commit is null)
            return new(null, branch);
        if (Git.Refs[reference]?.ResolveToDirectReference()?.TargetIdentifier != old)
            throw new RuleBrokenException($"Someone else committed to {branch} at the same time. Nothing was written: try it again.");

        if (isCheckedOut)
            Stage(blob);
        try
        {
            Git.Refs.Add(reference, commit.Id, $"commit: {commit.MessageShort}", allowOverwrite: true);
        }
        catch (LibGit2SharpException)
        {
            if (isCheckedOut && parent[path]?.Target is Blob before)
                Stage(before);
            throw;
        }

        return new(commit.Sha[..8], branch);
    }

    // A branch of its own takes in what the one that is checked out has gained, so that a pull request of it can always be merged.
    Tree? WithHead()
    {
        var head = Git.Head.Tip;
        var common = Git.ObjectDatabase.FindMergeBase(parent, head);
        if (common is null || common == head || common == parent)
            return null;

        var merged = Git.ObjectDatabase.MergeCommits(parent, head, new MergeTreeOptions());
        if (merged.Status == MergeTreeStatus.Succeeded)
            return merged.Tree;
        if (merged.Conflicts.Any(conflict => conflict.Ours?.Path != path || conflict.Theirs is null))
            return null;

        // The page itself is written anew.
        return Git.ObjectDatabase.MergeCommits(parent, head, new MergeTreeOptions { MergeFileFavor = MergeFileFavor.Ours }).Tree;
    }

    Blob BlobOf(string text)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Git.ObjectDatabase.CreateBlob(bytes, path);
    }

    Blob BlobOf(byte[] picture)
    {
        using var bytes = new MemoryStream(picture);
        return Git.ObjectDatabase.CreateBlob(bytes);
    }

    void Stage(Blob staged)
    {
        Git.Index.Add(staged, path, mode);
        foreach (var (photo, picture) in photos)
        {
            if (staged == blob)
                Git.Index.Add(picture, photo, Mode.NonExecutableFile);
            else
                Git.Index.Remove(photo);
        }

        Git.Index.Write();
    }

    (string Reference, Commit Parent, bool IsCheckedOut) Target(GitSettings settings)
    {
        var head = Git.Head;
        var named = settings.Branch is null ? null : $"refs/heads/{settings.Branch}";
        if (named is null || (named == head.CanonicalName && !Git.Info.IsHeadDetached))
        {
            site.RefuseWithoutBranch();
            return (head.CanonicalName, head.Tip, true);
        }

        var tip = Git.Branches[named]?.Tip ?? Git.Branches[$"refs/remotes/{settings.Remote}/{settings.Branch}"]?.Tip ?? head.Tip;
        // What was merged already goes on from there.
        return (named, Git.ObjectDatabase.FindMergeBase(tip, head.Tip) == tip ? head.Tip : tip, false);
    }

    static string Clean(string? name, string otherwise)
    {
        var clean = string.Concat((name ?? "").Where(c => c is not ('<' or '>') && !PlainText.IsControl(c)))
            .Trim(' ', '.', ',', ':', ';', '"', '\'', '\\');
        return clean.Length > 0 ? clean : otherwise;
    }

    public void Dispose() => site.Dispose();
}
