using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.ContentImport;

/// <summary>What is published goes into the site's page by itself.</summary>
public class ReleaseExportTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_published_agenda_is_written_once_as_a_commit_of_whoever_published_it(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await app.Rename("Opening");

        await Publish(app, draftMovedOn: 0);
        var release = await Exported(app);
        await Task.Delay(TimeSpan.FromSeconds(3));

        Assert.Equal($"events/nsmconeu2020.md was written: 1 talk. It is commit {(await site.Git("rev-parse", "HEAD"))[..8]} on main.", release.ExportNote);
        Assert.Equal("grace@example.org <grace@example.org>", await site.Git("log", "-1", "--format=%an <%ae>"));
        Assert.Equal("2", await site.Git("rev-list", "--count", "HEAD"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Once_the_draft_moved_on_the_page_stays_and_the_release_says_why(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await app.Rename("Opening");

        await Publish(app, draftMovedOn: 1);
        var release = await Exported(app);

        Assert.Equal("The agenda was changed again after this version was published, so its page was not written. Write the page from Content.", release.ExportNote);
        Assert.Equal("", await site.Git("status", "--porcelain"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_cannot_be_written_is_told_on_the_release(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        await File.AppendAllTextAsync(Path.Combine(site.Folder, GitSites.Page), "\nSomebody else.\n");
        await app.Rename("Opening");

        await Publish(app, draftMovedOn: 0);
        var release = await Exported(app);

        Assert.StartsWith("events/nsmconeu2020.md was changed in the content folder since it was last imported.", release.ExportNote, StringComparison.Ordinal);
    }

    static async Task Publish(RunningApp app, int draftMovedOn)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.SingleAsync();
        db.AgendaReleases.Add(new AgendaRelease { EventId = conference.Id, Number = 2, PublishedAt = app.Clock.GetUtcNow().UtcDateTime, PublishedBy = "grace@example.org", Agenda = "{}", Revision = conference.AgendaRevision - draftMovedOn });
        await db.SaveChangesAsync();
    }

    static async Task<AgendaRelease> Exported(RunningApp app)
    {
        await GitSites.Eventually(async () =>
        {
            await using var db = app.OpenDb();
            return await db.AgendaReleases.AnyAsync(release => release.Number == 2 && release.ExportedAt != null && !release.ExportNote!.StartsWith("Writing the page was not finished"));
        });
        await using var db = app.OpenDb();
        return await db.AgendaReleases.SingleAsync(release => release.Number == 2);
    }
}
