using LibGit2Sharp;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.ContentImport;

/// <summary>Pushes the branch of a commit, if a remote is set. The commit stays whether that works or not.</summary>
public sealed class PushCommit(ConferenceSettings settings, ILogger<PushCommit> log)
{
    /// <summary>Answers the commit with how it went.</summary>
    public async Task<PageCommit?> Push(PageCommit? commit)
    {
        var git = settings.Content.Git;
        if (commit is null || git.Remote is not { } remote) return commit;

        var fault = await SiteRemote.Talk(() => Push(commit, remote));
        if (fault is null) return commit with { PushedTo = remote };

        log.LogWarning("The branch {Branch} was not pushed to {Remote}: {Fault}.", commit.Branch, remote, fault);
        return commit with { PushFault = $"{commit.Branch} was not pushed to {remote}: {fault}. The commit is safe here; push it by hand: git push {remote} {commit.Branch}" };
    }

    string? Push(PageCommit commit, string remote)
    {
        using var site = SiteRepository.Open(settings.ContentPath);
        string? refused = null;
        var options = new PushOptions { CredentialsProvider = SiteRemote.Credentials(settings.Content.Git), OnPushStatusError = error => refused = error.Message };
        site.Git.Network.Push(site.Git.Network.Remotes[remote], $"refs/heads/{commit.Branch}:refs/heads/{commit.Branch}", options);
        return refused;
    }
}
