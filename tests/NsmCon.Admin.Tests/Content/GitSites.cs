using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Shared;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Sites in Git repositories with the project's own content, and the app on them.</summary>
static class GitSites
{
    public const string Page = "content/events/nsmconeu2020.md";

    /// <summary>A repository with one commit, the content, on the branch main.</summary>
    public static async Task<Site> Create()
    {
        var (site, content) = (new Site(), Path.Combine(RunningApp.ProjectRoot(), "content"));
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(site.Folder, "content", Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        site.Write("README.md", "The site.\n");
        await site.Git("init", "--quiet", "--initial-branch=main");
        await site.Git("add", "content", "README.md");
        await site.Git("commit", "--quiet", "-m", "The site");
        return site;
    }

    /// <summary>A bare repository beside the site, which is its remote "origin".</summary>
    public static async Task<string> AddRemote(this Site site)
    {
        var remote = Path.Combine(site.Folder, ".git", "remote.git");
        await site.Git("clone", "--quiet", "--bare", site.Folder, remote);
        await site.Git("remote", "add", "origin", $"file://{remote}");
        await site.Git("fetch", "--quiet", "origin");
        return remote;
    }

    /// <summary>Someone else clones the remote, changes the page and pushes.</summary>
    public static async Task PushElsewhere(
        this Site site,
        string remote,
        string from,
        string to,
        string branch = "main",
        string file = Page
    )
    {
        var clone = Path.Combine(site.Folder, ".git", $"clone{Guid.NewGuid():N}");
        await site.Git("clone", "--quiet", "--branch", branch, remote, clone);
        var changed = Path.Combine(clone, file);
        var text = await File.ReadAllTextAsync(changed);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(changed, text.Replace(from, to, StringComparison.Ordinal));
        await site.Git("-C", clone, "commit", "--quiet", "--all", "-m", "Elsewhere");
        await site.Git("-C", clone, "push", "--quiet", "origin", $"HEAD:{branch}");
    }

    /// <summary>The app on the site.</summary>
    public static Task<RunningApp> Serve(this Site site, string provider, params string[] settings) =>
        RunningApp.Start(provider, [$"Content:Path={site.Folder}/content", "Content:Git:Commit=true", .. settings]);

    /// <summary>Waits until the app has compared the folder with what was last imported, as it does at a start.</summary>
    public static Task CaughtUp(this RunningApp app) =>
        Eventually(() =>
            Task.FromResult(
                app.Services.GetRequiredService<WorkerHealth>().All.Any(worker => worker is { Name: "Content import", LastRunAt: not null })
            )
        );

    /// <summary>Waits until files that were changed before have been quiet for a second, after which they are imported, and the app has looked at them.</summary>
    public static async Task LookedAtFiles(this RunningApp app)
    {
        await Task.Delay(1_100);
        await app.WholeRound("Content import");
    }

    /// <summary>Renames the first talk.</summary>
    public static Task Rename(this RunningApp app, string title) => app.Change((_, talks) => talks[0].Title = title);

    /// <summary>Writes the page by its form, as a member of staff.</summary>
    public static async Task<AngleSharp.Html.Dom.IHtmlDocument> Write(this HttpClient staff)
    {
        var path = $"/admin/events/{RunningApp.Seed}/content/export";
        using var answer = await staff.Send((await staff.Open(path)).QuerySelector("form[action$=export]")!, path, []);
        return await answer.Page();
    }

    /// <summary>What a page says after something was done, or why it was not.</summary>
    public static string ReadMessage(this AngleSharp.Html.Dom.IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll(".flash").Select(said => said.Words()));

    /// <summary>Waits for something that happens beside.</summary>
    public static async Task Eventually(Func<Task<bool>> happened)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await happened())
                return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not happen within a minute.");
    }
}
