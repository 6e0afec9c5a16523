using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The site's repository lies on a Git host, which wants to know who pushes.</summary>
public class GitHostTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_the_token_of_the_host_a_page_is_pushed_and_what_others_pushed_is_fetched(string provider)
    {
        using var site = await GitSites.Create();
        await using var host = await Hosted(site);
        await using var app = await site.Serve(
            provider,
            "Content:Git:Remote=origin",
            $"Content:Git:Password={GitHost.Token}",
            "Content:HookSecret=a secret of some length"
        );
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.Rename("Opening");

        var said = (await staff.Write()).ReadMessage();
        Assert.EndsWith("on main, pushed to origin.", said, StringComparison.Ordinal);
        var remote = Path.Combine(site.Folder, ".git", "remote.git");
        Assert.Equal(await site.Git("rev-parse", "HEAD"), await site.Git("-C", remote, "rev-parse", "main"));

        await site.PushElsewhere(remote, "Colocated with", "Together with");
        using var hook = new HttpRequestMessage(HttpMethod.Post, $"{app.Url}/hooks/content")
        {
            Headers = { { "X-Gitlab-Token", "a secret of some length" } },
            Content = new StringContent("{}"),
        };
        using var called = await app.Browser().SendAsync(hook);
        Assert.Equal(HttpStatusCode.Accepted, called.StatusCode);
        await GitSites.Eventually(() => Task.FromResult(app.Services.GetRequiredService<ContentNews>().Last is not null));
        Assert.Null(app.Services.GetRequiredService<ContentNews>().Last!.Fault);
        Assert.Contains("Together with", await File.ReadAllTextAsync(Path.Combine(site.Folder, GitSites.Page)), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_token_that_the_host_does_not_know_is_told_without_it(string provider)
    {
        using var site = await GitSites.Create();
        await using var host = await Hosted(site);
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin", "Content:Git:Password=hunter2hunter2");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.Rename("Opening");

        var said = (await staff.Write()).ReadMessage();

        Assert.Contains(
            "main was not pushed to origin: the host refused the user and the password of Content:Git.",
            said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
        Assert.Equal("NSMCon EU 2020: talk Opening, title", await site.Git("log", "-1", "--format=%s"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_token_the_sentence_says_where_it_belongs(string provider)
    {
        using var site = await GitSites.Create();
        await using var host = await Hosted(site);
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.Rename("Opening");

        var said = (await staff.Write()).ReadMessage();

        Assert.Contains(
            "main was not pushed to origin: the host wants to know who this is: set Content:Git:Password.",
            said,
            StringComparison.Ordinal
        );
    }

    static async Task<GitHost> Hosted(Site site)
    {
        await site.AddRemote();
        var folder = Path.Combine(site.Folder, ".git");
        await site.Git("-C", Path.Combine(folder, "remote.git"), "config", "http.receivepack", "true");
        var host = await GitHost.Start(folder);
        await site.Git("remote", "set-url", "origin", $"{host.Url}/remote.git");
        return host;
    }
}
