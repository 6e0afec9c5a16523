using LibGit2Sharp;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.ContentImport;

/// <summary>Brings what was pushed to the site's repository into the content folder, where nothing has to be merged for it.</summary>
public sealed class FetchContent(ConferenceSettings settings, ContentStamps stamps, SiteRemote host, TimeProvider clock)
{
    /// <summary>Fetches, and moves the branch that is checked out forward. Answers why that could not be; null if it was done.</summary>
    public async Task<string?> Fetch(string remote)
    {
        try
        {
            var fault = await host.Talk(talk => FetchNow(remote, talk)) ?? await Forward(remote);
            return fault is null ? null : $"The site's repository could not be brought up to date: {fault}.";
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Message;
        }
        finally
        {
            // What came in is imported now, and not as something that changed.
            stamps.Look();
        }
    }

    string? FetchNow(string remote, RemoteTalk talk)
    {
        using var site = SiteRepository.Open(settings.ContentPath);
        LibGit2Sharp.Commands.Fetch(site.Git, remote, site.Git.Network.Remotes[remote].FetchRefSpecs.Select(spec => spec.Specification), talk.Fetching, null);
        return null;
    }

    async Task<string?> Forward(string remote)
    {
        using var turn = await stamps.Enter();
        using var site = SiteRepository.Open(settings.ContentPath);
        site.RefuseUnready();
        site.RefuseWithoutBranch();
        var (git, head) = (site.Git, site.Git.Head);
        if (git.Branches[$"refs/remotes/{remote}/{head.FriendlyName}"] is not { } theirs) return $"{remote} has no branch {head.FriendlyName}";

        var common = git.ObjectDatabase.FindMergeBase(head.Tip, theirs.Tip);
        if (common == theirs.Tip) return null;
        if (common != head.Tip) return $"{head.FriendlyName} and {remote}/{head.FriendlyName} have both gone on. Bring them together by hand: git pull --rebase";

        return Forward(git, theirs);
    }

    string? Forward(Repository git, Branch theirs)
    {
        using var here = AlreadyHere.TakeAway(git, theirs.Tip, never: settings.DataPath);
        try
        {
            git.Merge(theirs, new Signature("NsmCon", settings.Mail.From.Address, clock.GetUtcNow()), new MergeOptions { FastForwardStrategy = FastForwardStrategy.FastForwardOnly });
            return null;
        }
        catch (CheckoutConflictException)
        {
            return "files that were changed there are changed in the working tree too and not committed. Commit them, or put them back";
        }
        catch (LibGit2SharpException fault)
        {
            return fault.Message.TrimEnd('.', ' ');
        }
    }
}
