using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Data.Releases;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Someone is at work in the site's repository, or was while the app was away.</summary>
public class HalfDoneTreeTests
{
    const string Secret = "a secret of some length";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_somebody_is_in_the_middle_of_something_nothing_comes_in_and_the_page_says_what_it_waits_for(string provider)
    {
        using var site = await GitSites.Create();
        await Rename(site, "Theirs", branch: "theirs");
        await Rename(site, "Ours", branch: "main");
        await using var app = await site.Serve(provider, "Content:Git:Commit=false", "Content:Watch=true");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await GitSites.Eventually(() => HasTalk(app, "Ours"));
        var (lockFile, said) = (Path.Combine(site.Folder, ".git", "index.lock"), new List<string>());

        foreach (var operation in new[] { "merge", "cherry-pick", "rebase" })
        {
            Assert.NotEqual(0, (await site.Run("git", operation, "theirs")).Exit);
            Assert.Contains("<<<<<<<", await File.ReadAllTextAsync(Path.Combine(site.Folder, GitSites.Page)), StringComparison.Ordinal);
            said.Add(await Waiting(app, staff));
            await site.Git(operation, "--abort");
        }

        await site.Git("bisect", "start");
        said.Add(await Waiting(app, staff));
        await site.Git("bisect", "reset");
        await File.WriteAllTextAsync(lockFile, "");
        await Replace(site, "Ours", "Later");
        said.Add(await Waiting(app, staff));
        var meanwhile = await HasTalk(app, "Ours");
        File.Delete(lockFile);
        await GitSites.Eventually(() => HasTalk(app, "Later"));

        Assert.Equal(
            [
                "The site's Git repository is in the middle of a merge. Finish or abort it there.",
                "The site's Git repository is in the middle of a cherry-pick. Finish or abort it there.",
                "The site's Git repository is in the middle of a rebase. Finish or abort it there.",
                "The site's Git repository is in the middle of a bisect. Finish or abort it there.",
                "The site's Git repository is locked by another program (index.lock). If no program is at work there, delete that file.",
            ],
            said
        );
        Assert.True(meanwhile);
        Assert.DoesNotContain(
            "Waiting for the repository",
            (await staff.Open($"/admin/events/{RunningApp.Seed}/content")).Body.Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_version_waits_for_the_end_of_a_merge_and_is_written_then(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await app.Rename("Opening");
        var merging = site.Write(".git/MERGE_HEAD", await site.Git("rev-parse", "HEAD") + "\n");

        await app.PublishVersion(2);
        await WaitsFor(app, "The site's Git repository is in the middle of a merge. Finish or abort it there.");
        var before = await site.Git("rev-list", "--count", "HEAD");
        File.Delete(merging);
        await GitSites.Eventually(async () => await site.Git("rev-list", "--count", "HEAD") == "2");

        Assert.Equal("1", before);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_first_start_on_a_half_merged_tree_waits_too(string provider)
    {
        using var site = await GitSites.Create();
        await Rename(site, "Theirs", branch: "theirs");
        await Rename(site, "Ours", branch: "main");
        await site.Run("git", "merge", "theirs");

        await using var app = await RunningApp.StartEmpty(provider, $"Content:Path={site.Folder}/content", "Content:Watch=true");
        await app.CaughtUp();
        await using var db = app.OpenDb();
        var before = await db.Events.CountAsync();
        await site.Git("merge", "--abort");
        await GitSites.Eventually(() => HasTalk(app, "Ours"));

        Assert.Equal(0, before);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_changed_while_the_app_was_away_comes_in_at_its_start(string provider)
    {
        using var site = await GitSites.Create();
        await Replace(site, "Keynotes", "Opening");

        await using var app = await site.Serve(provider, "Content:Git:Commit=false", "Content:Watch=true");
        await GitSites.Eventually(() => HasTalk(app, "Opening"));
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));

        Assert.Equal(
            (ImportCause.Start, "Last import at a start", "events/nsmconeu2020.md was imported: 1 talk changed."),
            (News(app)!.Cause, News(app)!.Title, News(app)!.Sentence)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_pushed_while_the_app_was_away_is_fetched_at_its_start(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await site.PushElsewhere(remote, "title=\"Keynotes\"", "title=\"Opening\"");

        await using var app = await site.Serve(
            provider,
            "Content:Git:Commit=false",
            "Content:Git:Remote=origin",
            $"Content:HookSecret={Secret}"
        );
        await GitSites.Eventually(() => HasTalk(app, "Opening"));

        Assert.Equal(await site.Git("-C", remote, "rev-parse", "main"), await site.Git("rev-parse", "main"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_nothing_is_imported_by_itself_a_start_imports_nothing_either(string provider)
    {
        using var site = await GitSites.Create();
        await Replace(site, "Keynotes", "Opening");

        await using var app = await site.Serve(provider, "Content:Git:Commit=false");
        await app.WholeRound("Content import");

        Assert.True(await HasTalk(app, "Keynotes"));
    }

    static async Task<string> Waiting(RunningApp app, HttpClient staff)
    {
        await app.LookedAtFiles();
        var card = (await staff.Open($"/admin/events/{RunningApp.Seed}/content"))
            .QuerySelectorAll(".card")
            .Single(card => card.Words().StartsWith("Waiting for the repository", StringComparison.Ordinal));
        return card.QuerySelector(".card-body p").Words();
    }

    static FolderImport? News(RunningApp app) => app.Services.GetRequiredService<ContentNews>().Last;

    static async Task<bool> HasTalk(RunningApp app, string title)
    {
        await using var db = app.OpenDb();
        return await db.Talks.AnyAsync(talk => talk.Title == title);
    }

    static Task WaitsFor(RunningApp app, string fault) =>
        GitSites.Eventually(async () =>
        {
            await using var db = app.OpenDb();
            var waiting = await db.AgendaReleases.SingleOrDefaultAsync(release =>
                release.Number == 2 && release.ExportedAt == null && release.ExportOutcome == ExportOutcome.Waits
            );
            return waiting?.ExportNote?.Fault == fault;
        });

    static async Task Rename(Site site, string title, string branch)
    {
        await site.Git(branch == "main" ? ["checkout", "--quiet", branch] : ["checkout", "--quiet", "-b", branch]);
        await Replace(site, "Keynotes", title);
        await site.Git("commit", "--quiet", "--all", "-m", title);
    }

    static async Task Replace(Site site, string from, string to)
    {
        var file = Path.Combine(site.Folder, GitSites.Page);
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains($"title=\"{from}\"", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace($"title=\"{from}\"", $"title=\"{to}\"", StringComparison.Ordinal));
    }
}
