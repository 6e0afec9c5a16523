using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Export;
using NsmCon.Data;
using NsmCon.Data.Releases;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The page's file changes between the moment at which an export reads it and the one at which it writes.</summary>
public class ChangedMeanwhileTests
{
    const string Refusal =
        "events/nsmconeu2020.md was changed in the content folder since it was last imported. Import it first, so that both sides come together.";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_pulled_while_an_export_waits_for_its_turn_is_not_taken_back(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        await site.PushElsewhere(remote, "Colocated with", "Together with");
        await app.Rename("Opening");
        Task<PageExport> export;

        await using (await app.Services.GetRequiredService<ContentStamps>().Enter())
        {
            export = app.Export();
            // It compares, and comes to wait for its turn.
            await Task.Delay(TimeSpan.FromSeconds(2));
            await site.Git("pull", "--quiet", "--ff-only", "origin", "main");
        }

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => export);
        var between = await site.Git("rev-parse", "HEAD");
        await ImportPage(app, site);
        await app.Export();

        Assert.Equal(Refusal, refusal.Message);
        Assert.Equal(between, await site.Git("rev-parse", "HEAD~1"));
        Assert.Equal(
            ["NSMCon EU 2020: talk Opening, title", "Elsewhere", "The site"],
            (await site.Git("-C", remote, "log", "--format=%s", "main")).Split('\n')
        );
        var pushed = await site.Git("-C", remote, "show", $"main:{GitSites.Page}");
        Assert.Contains("Together with", pushed, StringComparison.Ordinal);
        Assert.Contains("""title="Opening" """, pushed, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_that_is_not_as_it_was_read_is_not_written_over_with_Git_or_without(string provider)
    {
        foreach (var isCommitted in new[] { true, false })
        {
            using var site = await GitSites.Create();
            await using var app = await site.Serve(provider, $"Content:Git:Commit={(isCommitted ? "true" : "false")}");
            await app.Rename("Opening");
            var (file, export) = (Path.Combine(site.Folder, GitSites.Page), await app.PlanExport());
            await File.AppendAllTextAsync(file, "\nSomebody else.\n");
            var theirs = await File.ReadAllBytesAsync(file);

            var changed = await Assert.ThrowsAsync<RuleBrokenException>(() => Save(app, export));
            var after = await File.ReadAllBytesAsync(file);
            File.Delete(file);
            var gone = await Assert.ThrowsAsync<RuleBrokenException>(() => Save(app, export));

            Assert.Equal(Refusal, changed.Message);
            Assert.Equal(theirs, after);
            Assert.Equal("The content folder has no page events/nsmconeu2020.md: download the page instead.", gone.Message);
            Assert.False(File.Exists(file));
            Assert.Equal("1", await site.Git("rev-list", "--count", "HEAD"));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_commits_an_export_waits_too_while_something_is_fetched(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Rename("Opening");
        Task<PageExport> export;

        await using (await app.Services.GetRequiredService<ContentStamps>().Enter())
        {
            export = app.Export();
            await Task.Delay(TimeSpan.FromSeconds(2));
            Assert.False(export.IsCompleted);
        }

        Assert.True((await export).HasWork);
    }

    static Task<PageCommit?> Save(RunningApp app, PageExport export) =>
        app.Services.GetRequiredService<SavePage>().Save(export, new("NSMCon EU 2020", "Ada", "ada@example.org"));

    static async Task ImportPage(RunningApp app, Site site) =>
        await app.Import(ContentFile.Read(Path.Combine(site.Folder, GitSites.Page)).Understand(imageExists: null));
}
