using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Data.Releases;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What is published goes into the site's page by itself.</summary>
public class ReleaseExportTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_published_agenda_is_written_once_as_a_commit_of_whoever_published_it(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await app.Rename("Opening");

        await app.PublishVersion(2);
        var release = await Exported(app);
        await app.WholeRound("Content export");

        Assert.Equal(
            $"events/nsmconeu2020.md was written: 1 talk. It is commit {(await site.Git("rev-parse", "HEAD"))[..8]} on main.",
            release.ExportNote!.Describe(release.ExportOutcome!.Value)
        );
        Assert.Equal("grace@example.org <grace@example.org>", await site.Git("log", "-1", "--format=%an <%ae>"));
        Assert.Equal("2", await site.Git("rev-list", "--count", "HEAD"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Once_the_draft_moved_on_the_page_stays_and_the_release_says_why(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await app.Rename("Opening");

        await app.PublishVersion(2, draftMovedOn: 1);
        var release = await Exported(app);

        Assert.Equal(
            "The agenda was changed again after this version was published, so its page was not written. Write the page from Content.",
            release.ExportNote!.Describe(release.ExportOutcome!.Value)
        );
        Assert.Equal("", await site.Git("status", "--porcelain"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_cannot_be_written_is_told_on_the_release(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await File.AppendAllTextAsync(Path.Combine(site.Folder, GitSites.Page), "\nSomebody else.\n");
        await app.Rename("Opening");

        await app.PublishVersion(2);
        var release = await Exported(app);

        Assert.StartsWith(
            "events/nsmconeu2020.md was changed in the content folder since it was last imported.",
            release.ExportNote!.Describe(release.ExportOutcome!.Value),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_its_page_is_written_a_version_says_so_and_what_another_start_left_is_told_as_unfinished(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await app.Rename("Opening");
        var turn = await app.Services.GetRequiredService<ContentStamps>().Enter();

        await app.PublishVersion(2);
        await Noted(app, 2, ExportOutcome.Writing);
        await turn.DisposeAsync();
        var release = await Exported(app);
        await app.PublishVersion(3, change: published =>
            (published.ExportedAt, published.ExportOutcome) = (published.PublishedAt.AddMinutes(-11), ExportOutcome.Writing)
        );

        Assert.StartsWith(
            "events/nsmconeu2020.md was written: 1 talk.",
            release.ExportNote!.Describe(release.ExportOutcome!.Value),
            StringComparison.Ordinal
        );
        await Noted(app, 3, ExportOutcome.Unfinished);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_published_while_pages_were_not_committed_is_not_committed_later(string provider)
    {
        using var site = await GitSites.Create();
        await using var without = await site.Serve(provider, "Content:Git:Commit=false");
        await using var with = await site.Serve(provider);
        await with.Rename("Opening");

        await without.PublishVersion(2);
        await with.PublishVersion(2, change: published => published.PublishedAt = published.PublishedAt.AddHours(-2));
        await Settled(without);
        await Settled(with);

        Assert.Equal("1", await site.Git("rev-list", "--count", "HEAD"));
        Assert.Equal("", await site.Git("status", "--porcelain"));
    }

    static async Task Settled(RunningApp app)
    {
        await using var db = app.OpenDb();
        await GitSites.Eventually(() =>
            db.AgendaReleases.AnyAsync(release => release.Number == 2 && release.ExportedAt != null && release.ExportOutcome == null)
        );
    }

    static async Task Noted(RunningApp app, int number, ExportOutcome outcome)
    {
        await using var db = app.OpenDb();
        await GitSites.Eventually(() =>
            db.AgendaReleases.AnyAsync(release => release.Number == number && release.ExportOutcome == outcome)
        );
    }

    static async Task<AgendaRelease> Exported(RunningApp app)
    {
        await GitSites.Eventually(async () =>
        {
            await using var db = app.OpenDb();
            return await db.AgendaReleases.AnyAsync(release =>
                release.Number == 2
                && release.ExportedAt != null
                && release.ExportOutcome != null
                && release.ExportOutcome != ExportOutcome.Writing
            );
        });
        await using var db = app.OpenDb();
        return await db.AgendaReleases.SingleAsync(release => release.Number == 2);
    }
}
