using LibGit2Sharp;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.ContentImport;

/// <summary>Brings what was pushed to the site's repository into the content folder, where nothing has to be merged for it.</summary>
public sealed class FetchContent(ConferenceSettings settings, ContentStamps stamps, TimeProvider clock)
{
    /// <summary>Fetches, and moves the branch that is checked out forward. Answers why that could not be; null if it was done.</summary>
    public async Task<string?> Fetch(string remote)
    {
        using var turn = await stamps.Enter();
        try
        {
            var fault = await SiteRemote.Talk(() => FetchNow(remote));
            return fault is null ? null : $"The site's repository could not be brought up to date: {fault}.";
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Message;
        }
    }

    string? FetchNow(string remote)
    {
        using var site = SiteRepository.Open(settings.ContentPath);
        site.RefuseUnready();
        site.RefuseWithoutBranch();
        var git = site.Git;
        var options = new FetchOptions { CredentialsProvider = SiteRemote.Credentials(settings.Content.Git) };
        LibGit2Sharp.Commands.Fetch(git, remote, git.Network.Remotes[remote].FetchRefSpecs.Select(spec => spec.Specification), options, null);

        var head = git.Head;
        if (git.Branches[$"refs/remotes/{remote}/{head.FriendlyName}"] is not { } theirs) return $"{remote} has no branch {head.FriendlyName}";

        var common = git.ObjectDatabase.FindMergeBase(head.Tip, theirs.Tip);
        if (common == theirs.Tip) return null;
        if (common != head.Tip) return $"{head.FriendlyName} and {remote}/{head.FriendlyName} have both gone on. Bring them together by hand: git pull --rebase";

        return Forward(git, theirs);
    }

    string? Forward(Repository git, Branch theirs)
    {
        try
        {
            var from = settings.Mail.From;
            git.Merge(theirs, new Signature("NsmCon", from.Address, clock.GetUtcNow()), new MergeOptions { FastForwardStrategy = FastForwardStrategy.FastForwardOnly });
            return null;
        }
        catch (CheckoutConflictException)
        {
            return "files that were changed there are changed in the working tree too and not committed. Commit them, or put them back";
        }
    }
}
