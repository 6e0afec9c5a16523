using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Git;

/// <summary>Brings what was pushed to the site's repository into the content folder, and together with what was committed here.</summary>
public sealed class FetchContent(ConferenceSettings settings, ContentStamps stamps, SiteRemote host, MergeBranches both)
{
    /// <summary>
    /// Fetches, and brings both sides of the branch that is checked out together, and of the one that pages are committed to.
    /// </summary>
    public async Task<MergeResult> Fetch(string remote)
    {
        try
        {
            var fault = await host.Talk(talk => FetchNow(remote, talk));
            return fault is null ? await MergeBranches(remote) : Fault(fault);
        }
        catch (RuleBrokenException refusal)
        {
            return new(refusal.Message, []);
        }
        finally
        {
            // What came in is imported now, and not as something that changed.
            stamps.Refresh();
        }
    }

    async Task<MergeResult> MergeBranches(string remote)
    {
        var head = await both.Merge(remote, branch: null);
        if (settings.Content.Git is not { Commit: true, Branch: { } branch })
            return head.Fault is null ? head : Fault(head.Fault);

        var own = await both.Merge(remote, branch);
        var fault = head.Fault ?? own.Fault;
        return new(fault is null ? null : Fault(fault).Fault, [.. head.Taken, .. own.Taken]) { IsAhead = own.IsAhead };
    }

    static MergeResult Fault(string fault) => new($"The site's repository could not be brought up to date: {fault}.", []);

    string? FetchNow(string remote, RemoteConnection talk)
    {
        using var site = SiteRepository.Open(settings.ContentPath);
        LibGit2Sharp.Commands.Fetch(
            site.Git,
            remote,
            site.Git.Network.Remotes[remote].FetchRefSpecs.Select(spec => spec.Specification),
            talk.Fetching,
            null
        );
        return null;
    }
}
