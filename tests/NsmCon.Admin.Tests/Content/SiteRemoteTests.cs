using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content.Git;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A remote that accepts a connection and then says nothing. For how long it may is one figure of the process.</summary>
[Collection(Alone.Name)]
public class SiteRemoteTests
{
    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    [InlineData("git")]
    public async Task A_silent_remote_is_told_of_and_leaves_no_thread_behind(string scheme)
    {
        using var silent = new SilentHost();
        using var site = await GitSites.Create();
        await site.Git("remote", "add", "origin", $"{scheme}://127.0.0.1:{silent.Port}/site.git");
        await using var app = Conference.Build([$"--Content:Path={site.Folder}"]);
        var (remote, before, hasEnded) = (app.Services.GetRequiredService<SiteRemote>(), RemotePatience.Longest, false);
        RemotePatience.Set(TimeSpan.FromSeconds(2));
        try
        {
            var fault = await remote.Talk(talk =>
            {
                try
                {
                    using var opened = SiteRepository.Open(site.Folder);
                    LibGit2Sharp.Commands.Fetch(opened.Git, "origin", [], talk.Fetching, null);
                    return null;
                }
                finally
                {
                    hasEnded = true;
                }
            });

            Assert.Equal(("the remote was silent for 2 seconds", true), (fault, hasEnded));
        }
        finally
        {
            RemotePatience.Set(before);
        }
    }
}
