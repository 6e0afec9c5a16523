using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Tests.Registrations.Public;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Writing a page may take as long as the disk, the repository and its remote take. Nobody else waits for that.</summary>
public class WhileGitHangsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_the_repository_hangs_people_register_and_staff_edit(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await app.Rename("Opening");
        Task<PageExport> export;

        await using (await app.Services.GetRequiredService<ContentStamps>().Enter())
        {
            export = app.Export();
            // It has come as far as it comes.
            await Task.Delay(TimeSpan.FromSeconds(1));
            await Use(app);
            Assert.False(export.IsCompleted);
        }

        Assert.Contains("title=\"Used meanwhile\"", (await export).After, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_the_remote_hangs_people_register_and_staff_edit(string provider)
    {
        using var host = new SilentHost();
        using var site = await GitSites.Create();
        await site.Git("remote", "add", "origin", $"http://127.0.0.1:{host.Port}/site.git");
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        await app.Rename("Opening");

        var export = app.Export();
        using (await host.Called.WaitAsync(TimeSpan.FromSeconds(30)))
        {
            await Use(app);
            Assert.False(export.IsCompleted);
        }

        var written = await export;
        Assert.Contains("The commit is safe here", written.Commit!.PushFault, StringComparison.Ordinal);
        Assert.DoesNotContain("Used meanwhile", written.After, StringComparison.Ordinal);
        Assert.Contains("title=\"Used meanwhile\"", (await app.PlanExport()).After, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_edited_while_a_page_is_written_is_written_with_the_next(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        for (var round = 0; round < 10; round++)
        {
            var title = $"Round {round}";
            await app.Rename(title);
            await Task.WhenAll(app.Export(), Edits(app, round));
            await using var db = app.OpenDb();
            Assert.Equal(await Page(site), (await db.ImportedPages.AsNoTracking().SingleAsync(page => page.Path.EndsWith(".md"))).Text);

            await app.Export();

            var page = await Page(site);
            Assert.All([title, .. Enumerable.Range(0, 5).Select(edit => $"Edit {round}.{edit}")], edited =>
                Assert.Contains($"title=\"{edited}\"", page, StringComparison.Ordinal)
            );
            Assert.False((await app.PlanExport()).HasWork);
            Assert.Equal(page, await site.Git("show", $"HEAD:{GitSites.Page}") + "\n");
        }

        static async Task Edits(RunningApp app, int round)
        {
            for (var edit = 0; edit < 5; edit++)
                await app.Change((_, talks) => talks[1 + edit].Title = $"Edit {round}.{edit}");
        }
    }

    static async Task Use(RunningApp app)
    {
        var waiting = Both();
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(await app.Registrations());

        async Task Both()
        {
            await app.Ticket();
            await app.Rename("Used meanwhile");
        }
    }

    static Task<string> Page(Site site) => File.ReadAllTextAsync(Path.Combine(site.Folder, GitSites.Page));
}
