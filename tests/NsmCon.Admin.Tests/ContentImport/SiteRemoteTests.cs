using LibGit2Sharp;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.ContentImport;

namespace NsmCon.Admin.Tests.ContentImport;

/// <summary>How long a remote may take: as long as it lets hear from itself.</summary>
public class SiteRemoteTests
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_remote_that_makes_progress_is_not_given_up()
    {
        await using var app = Conference.Build([]);
        var remote = app.Services.GetRequiredService<SiteRemote>();

        var fault = await remote.Talk(SlowButAlive, Longest);

        Assert.Null(fault);
    }

    [Fact]
    public async Task A_silent_remote_is_told_of_and_its_call_ends_when_it_speaks_again()
    {
        await using var app = Conference.Build([]);
        var remote = app.Services.GetRequiredService<SiteRemote>();
        using var speaks = new SemaphoreSlim(0);
        var ended = new TaskCompletionSource<bool>();

        var silent = await remote.Talk(Silent, Longest);
        var next = await remote.Talk(_ => null, Longest);
        speaks.Release();
        var goesOn = await ended.Task;
        await GitSites.Eventually(async () => await remote.Talk(_ => null, Longest) is null);

        Assert.Equal(("the remote was silent for 1 seconds", "the last call to the remote has not ended yet", false), (silent, next, goesOn));

        string? Silent(RemoteTalk talk)
        {
            speaks.Wait();
            ended.SetResult(talk.Hear());
            throw new UserCancelledException("ended by the caller");
        }
    }

    static string? SlowButAlive(RemoteTalk talk)
    {
        for (var times = 0; times < 12; times++)
        {
            Thread.Sleep(250);
            if (!talk.Hear()) return "it was given up";
        }

        return null;
    }
}
