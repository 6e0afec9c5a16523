using LibGit2Sharp;
using NsmCon.Admin.Settings;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Content.Git;

/// <summary>Pushes the branch of a commit, if a remote is set. The commit stays whether that works or not.</summary>
public sealed class PushCommit(ConferenceSettings settings, SiteRemote site, ILogger<PushCommit> log)
{
    /// <summary>Answers the commit with how it went.</summary>
    public async Task<PageCommit?> Push(PageCommit? commit)
    {
        var git = settings.Content.Git;
        if (commit is null || git.Remote is not { } remote)
            return commit;

        var isBehind = false;
        var fault = await site.Talk(talk =>
        {
            try
            {
                return Push(commit, remote, talk);
            }
            catch (NonFastForwardException)
            {
                isBehind = true;
                return $"{remote} has moved on";
            }
        });
        if (fault is null)
            return commit with { PushedTo = remote, PushFault = null, IsBehind = false };

        log.LogWarning("The branch {Branch} was not pushed to {Remote}: {Fault}.", commit.Branch, remote, fault);
        return commit with
        {
            IsBehind = isBehind || IsBehind(fault),
            PushFault =
                $"{commit.Branch} was not pushed to {remote}: {fault}. The commit is safe here; push it by hand: git push {remote} {commit.Branch}",
        };
    }

    // What a host says that had another push between our look and ours.
    static bool IsBehind(string fault) =>
        fault.Contains("non-fast-forward", StringComparison.OrdinalIgnoreCase)
        || fault.Contains("fetch first", StringComparison.OrdinalIgnoreCase);

    string? Push(PageCommit commit, string remote, RemoteConnection talk)
    {
        using var opened = SiteRepository.Open(settings.ContentPath);
        string? refused = null;
        opened.Git.Network.Push(
            opened.Git.Network.Remotes[remote],
            $"refs/heads/{commit.Branch}:refs/heads/{commit.Branch}",
            talk.Pushing(error => refused = error)
        );
        return refused;
    }
}
