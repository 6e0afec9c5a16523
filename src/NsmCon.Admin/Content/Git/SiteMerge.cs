using System.Text;
using LibGit2Sharp;
using NsmCon.Admin.Settings;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Git;

/// <summary>What has to be done to have both sides of a branch in one: it is planned without a lock, and done under one.</summary>
sealed class SiteMerge
{
    readonly string? reference,
        ours;

    SiteMerge(string? fault) => Fault = fault;

    SiteMerge(MergeSides sides, Commit target, bool isAhead, IReadOnlyList<MergedPage> pages)
    {
        reference = sides.Reference;
        ours = sides.Ours.Sha;
        IsCheckedOut = sides.IsCheckedOut;
        Target = target.Sha;
        IsAhead = isAhead;
        Pages = pages;
    }

    /// <summary>Why it cannot be done; null if it can, or if there is nothing to do.</summary>
    public string? Fault { get; }

    /// <summary>The commit that the branch goes on to; null if there is nothing to do.</summary>
    public string? Target { get; }

    /// <summary>Whether there are commits here that the remote has not.</summary>
    public bool IsAhead { get; private init; }

    /// <summary>The pages that must be looked after.</summary>
    public IReadOnlyList<MergedPage> Pages { get; } = [];

    bool IsCheckedOut { get; }

    /// <summary>Finds out what has to be done.</summary>
    public static SiteMerge Plan(
        ConferenceSettings settings,
        DateTimeOffset now,
        string remote,
        string? branch,
        IReadOnlyList<ImportedPage> imported
    )
    {
        using var site = SiteRepository.Open(settings.ContentPath);
        site.RefuseUnready();
        if (MergeSides.Find(site, remote, branch) is not { } sides)
            return new(branch is null ? $"{remote} has no branch {site.Git.Head.FriendlyName}" : (string?)null);

        var common = site.Git.ObjectDatabase.FindMergeBase(sides.Ours, sides.Theirs);
        if (common == sides.Theirs)
            return new((string?)null) { IsAhead = sides.Ours != sides.Theirs };
        if (common != sides.Ours && !settings.Content.Git.Commit)
            return new($"{sides.Name} and {remote}/{sides.Name} have both gone on. Bring them together by hand: git pull --rebase");
        if (common is null)
            return new($"{sides.Name} and {remote}/{sides.Name} have no commit in common");

        var merging = new MergePages(site, settings, sides, imported);
        var target = common == sides.Ours ? sides.Theirs : merging.Merge(new Signature("NsmCon", settings.Mail.From.Address, now), remote);
        if (target is not null)
            merging.LookAtDisk(target);
        return merging.Fault is { } fault ? new(fault) : new(sides, target!, common != sides.Ours, merging.Pages);
    }

    /// <summary>Does it. Answers why it could not be done; then all is as it was.</summary>
    public async Task<string?> Do(ConferenceSettings settings)
    {
        using var site = SiteRepository.Open(settings.ContentPath);
        site.RefuseUnready();
        if (IsCheckedOut)
            site.RefuseWithoutBranch();
        var changed =
            site.Git.Refs[reference].ResolveToDirectReference().TargetIdentifier != ours
            || Pages.Any(page => page.IsOnDisk && page.Read(settings) != page.OnDisk);
        if (changed)
            return "someone else changed something there at the same time";

        if (!IsCheckedOut)
        {
            // The files first: what a page says may be ahead of its branch, but never behind it.
            await Write(settings);
            site.Git.Refs.UpdateTarget(site.Git.Refs[reference], site.Git.Lookup<Commit>(Target).Id, "merge by NsmCon");
            return null;
        }

        PutBack(site.Git);
        if (Forward(site.Git, settings) is { } fault)
        {
            foreach (var page in Pages.Where(page => page.IsPutBack))
                await settings.Site.Write(page.Imported.Path, Encoding.UTF8.GetBytes(page.OnDisk!));
            return fault;
        }

        await Write(settings);
        return null;
    }

    void PutBack(Repository git)
    {
        var paths = Pages.Where(page => page.IsPutBack).Select(page => page.InRepository).ToList();
        if (paths.Count > 0)
            git.CheckoutPaths(ours, paths, new CheckoutOptions { CheckoutModifiers = CheckoutModifiers.Force });
    }

    string? Forward(Repository git, ConferenceSettings settings)
    {
        var target = git.Lookup<Commit>(Target);
        using var here = UntrackedFiles.Remove(git, target, never: settings.DataPath);
        try
        {
            git.Merge(target, target.Committer, new MergeOptions { FastForwardStrategy = FastForwardStrategy.FastForwardOnly });
            return null;
        }
        catch (CheckoutConflictException)
        {
            return "files that were changed there are changed in the working tree too and not committed. Commit them there first";
        }
        catch (LibGit2SharpException fault)
        {
            return fault.Message.TrimEnd('.', ' ');
        }
    }

    async Task Write(ConferenceSettings settings)
    {
        foreach (var page in Pages.Where(page => page.After is not null))
            await settings.Site.Write(page.Imported.Path, Encoding.UTF8.GetBytes(page.After!));
    }
}

/// <summary>The two sides of a branch.</summary>
sealed record MergeSides(string Name, string Reference, Commit Ours, Commit Theirs, bool IsCheckedOut)
{
    /// <summary>Finds them; null if the remote has no such branch, or there is none here.</summary>
    public static MergeSides? Find(SiteRepository site, string remote, string? branch)
    {
        var head = site.Git.Head;
        var isCheckedOut = branch is null || (head.FriendlyName == branch && !site.Git.Info.IsHeadDetached);
        if (isCheckedOut)
            site.RefuseWithoutBranch();
        var name = isCheckedOut ? head.FriendlyName : branch!;
        return
            site.Git.Branches[$"refs/heads/{name}"]?.Tip is { } ours
            && site.Git.Branches[$"refs/remotes/{remote}/{name}"]?.Tip is { } theirs
            ? new(name, $"refs/heads/{name}", ours, theirs, isCheckedOut)
            : null;
    }
}

/// <summary>A page that a merge must look after.</summary>
/// <param name="Imported">The page as it is known here.</param>
/// <param name="InRepository">Its place in the repository.</param>
/// <param name="Base">What the next import compares with.</param>
/// <param name="Here">What it would have compared with.</param>
sealed record MergedPage(ImportedPage Imported, string InRepository, string Base, string Here)
{
    /// <summary>What lies on the disk and must still lie there when it is done.</summary>
    public string? OnDisk { get; init; }

    /// <summary>Whether the checkout needs the committed text on the disk.</summary>
    public bool IsPutBack { get; init; }

    /// <summary>What is written afterwards; null if the checkout brings it.</summary>
    public string? After { get; init; }

    public bool IsOnDisk => OnDisk is not null;

    public string? Read(ConferenceSettings settings) => DiskPage.Read(settings.Site, Imported.Path).Read();

    /// <summary>What a commit says on a page; null if it has none there.</summary>
    public static string? TextIn(Commit commit, string path) => TextOf(commit[path]?.Target as Blob);

    public static string? TextOf(Blob? blob)
    {
        if (blob is null)
            return null;

        using var content = blob.GetContentStream();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return HugoPage.Parse(bytes.ToArray()).ToString();
    }
}
