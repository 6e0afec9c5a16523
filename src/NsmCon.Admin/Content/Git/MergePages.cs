using System.Text;
using LibGit2Sharp;
using NsmCon.Admin.Settings;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Content.Git;

/// <summary>
/// Merges two commits, and finds the pages that Git alone cannot merge: both sides
/// changed the same lines, or what was changed here is in no commit of this branch.
/// </summary>
sealed class MergePages(SiteRepository site, ConferenceSettings settings, MergeSides sides, IReadOnlyList<ImportedPage> imported)
{
    readonly Dictionary<string, ImportedPage> known = imported
        .GroupBy(page => site.Relative(Path.Combine(settings.ContentPath, page.Path)), StringComparer.Ordinal)
        .ToDictionary(pages => pages.Key, pages => pages.First(), StringComparer.Ordinal);

    Repository Git => site.Git;

    /// <summary>Why it cannot be done; null if it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>The pages that must be looked after.</summary>
    public List<MergedPage> Pages { get; } = [];

    /// <summary>Makes the commit that has both sides; null if it cannot be made.</summary>
    public Commit? Merge(Signature by, string remote)
    {
        var merged = Git.ObjectDatabase.MergeCommits(sides.Ours, sides.Theirs, new MergeTreeOptions());
        var tree = merged.Status == MergeTreeStatus.Succeeded ? merged.Tree : Settle([.. merged.Conflicts]);
        return tree is null
            ? null
            : Git.ObjectDatabase.CreateCommit(
                by,
                by,
                $"Merge {remote}/{sides.Name}\n",
                tree,
                [sides.Ours, sides.Theirs],
                prettifyMessage: true
            );
    }

    Tree? Settle(List<Conflict> conflicts)
    {
        foreach (var conflict in conflicts)
        {
            var path = (conflict.Ours ?? conflict.Theirs ?? conflict.Ancestor).Path;
            if (TakeFromPage(conflict, path) is { } page)
                Pages.Add(page);
            else
                Fault ??=
                    $"{path} was changed on both sides in the same lines, and not by this app alone. Merge the two in a clone of the repository, and push that";
        }

        if (Fault is not null)
            return null;

        var theirs = Git.ObjectDatabase.MergeCommits(
            sides.Ours,
            sides.Theirs,
            new MergeTreeOptions { MergeFileFavor = MergeFileFavor.Theirs }
        );
        var files = TreeDefinition.From(theirs.Tree);
        foreach (var page in Pages)
            files.Add(page.InRepository, sides.Theirs[page.InRepository]);
        return Git.ObjectDatabase.CreateTree(files);
    }

    // Only what the database holds may be taken from the page.
    MergedPage? TakeFromPage(Conflict conflict, string path)
    {
        if (conflict.Ancestor is null || conflict.Ours is null || conflict.Theirs is null || !known.TryGetValue(path, out var page))
            return null;
        if (MergedPage.TextIn(sides.Ours, path) != page.Text || WasChangedByOthers(path))
            return null;

        return new(page, path, MergedPage.TextOf(Git.Lookup<Blob>(conflict.Ancestor.Id))!, page.Text);
    }

    bool WasChangedByOthers(string path) =>
        Git
            .Commits.QueryBy(new CommitFilter { IncludeReachableFrom = sides.Ours, ExcludeReachableFrom = sides.Theirs })
            .Any(commit =>
                commit.Committer.Email != settings.Mail.From.Address
                && commit.Parents.All(parent => parent[path]?.Target.Id != commit[path]?.Target.Id)
            );

    /// <summary>Looks at what lies on the disk where the commit brings another text.</summary>
    public void LookAtDisk(Commit target)
    {
        foreach (var (path, page) in known.Where(one => sides.Ours[one.Key]?.Target.Id != target[one.Key]?.Target.Id))
        {
            if (DiskPage.Read(settings.Site, page.Path).Read() is not { } onDisk)
                continue;

            var committed = MergedPage.TextIn(sides.Ours, path);
            if (onDisk == committed)
                Keep(path, page, target, onDisk);
            else if (IsWrittenHere(path, page, onDisk) && committed is not null && target[path] is not null)
                Pages.Add(KeepSeparate(path, page, target, onDisk, committed));
            else
                Fault ??= $"{page.Path} was changed there, and here without a commit. Import it and commit it here first";
        }
    }

    // On the branch that is checked out, the checkout brings it; on another one, nothing else does.
    void Keep(string path, ImportedPage page, Commit target, string onDisk)
    {
        var taken = Pages.FindIndex(merged => merged.InRepository == path);
        var kept = (taken < 0 ? new(page, path, page.Text, page.Text) : Pages[taken]) with
        {
            OnDisk = onDisk,
            After = sides.IsCheckedOut ? null : MergedPage.TextIn(target, path),
        };
        if (taken < 0)
            Pages.Add(kept);
        else
            Pages[taken] = kept;
    }

    // What this app wrote is committed to a branch of its own, and so it is in Git and in the database.
    bool IsWrittenHere(string path, ImportedPage page, string onDisk) =>
        sides.IsCheckedOut
        && settings.Content.Git is { Commit: true, Branch: { } own }
        && onDisk == page.Text
        && !Pages.Exists(merged => merged.InRepository == path)
        && Git.Branches[$"refs/heads/{own}"]?.Tip is { } tip
        && MergedPage.TextIn(tip, path) == onDisk;

    MergedPage KeepSeparate(string path, ImportedPage page, Commit target, string onDisk, string committed)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(onDisk));
        var tree = Git.ObjectDatabase.CreateTree(
            TreeDefinition.From(sides.Ours.Tree).Add(path, Git.ObjectDatabase.CreateBlob(bytes), sides.Ours[path].Mode)
        );
        var here = Git.ObjectDatabase.CreateCommit(
            target.Committer,
            target.Committer,
            "What lies on the disk",
            tree,
            [sides.Ours],
            prettifyMessage: false
        );
        var merged = Git.ObjectDatabase.MergeCommits(here, target, new MergeTreeOptions());
        var both = merged.Status == MergeTreeStatus.Succeeded ? MergedPage.TextOf(merged.Tree[path]?.Target as Blob) : null;
        return new(page, path, committed, page.Text)
        {
            OnDisk = onDisk,
            IsPutBack = true,
            After = both == MergedPage.TextIn(target, path) ? null : both,
        };
    }
}
