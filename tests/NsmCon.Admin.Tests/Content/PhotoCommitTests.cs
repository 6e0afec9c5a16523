using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content.Git;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Photos on their way into the site's repository.</summary>
public class PhotoCommitTests
{
    const string Photo = "static/img/speakers/dominik-tornow-12345678.jpg";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photo_that_went_to_a_branch_of_its_own_is_no_obstacle_once_that_is_merged(string provider)
    {
        using var site = await Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Branch=nsmcon", "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await AddPhoto(app);
        await staff.Write();
        var untracked = await site.Git("status", "--porcelain", "--untracked-files=all");
        site.Write("notes.txt", "Here alone.\n");
        await Merge(site, remote, "notes.txt", "From elsewhere.\n");

        var refused = await Fetch(app);
        var between = await File.ReadAllBytesAsync(Path.Combine(site.Folder, Photo));
        site.Write("notes.txt", "From elsewhere.\n");
        var fault = await Fetch(app);

        Assert.Equal($" M {GitSites.Page}\n?? {Photo}", untracked);
        Assert.StartsWith(
            "The site's repository could not be brought up to date: files that were changed there are changed in the working tree too",
            refused,
            StringComparison.Ordinal
        );
        Assert.Equal([1, 2, 3], between);
        Assert.Null(fault);
        Assert.Equal(await site.Git("-C", remote, "rev-parse", "main"), await site.Git("rev-parse", "HEAD"));
        Assert.Equal("", await site.Git("status", "--porcelain"));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(site.Folder, Photo)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photo_that_lies_in_the_folder_but_in_no_commit_goes_with_the_next(string provider)
    {
        using var site = await Create();
        await using var app = await site.Serve(provider, "Content:Git:Branch=nsmcon");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await AddPhoto(app);
        await staff.Write();
        await site.Git("branch", "--quiet", "-D", "nsmcon");

        await app.Rename("Opening");
        await staff.Write();
        await app.Rename("Opening, again");
        await staff.Write();

        Assert.Equal(GitSites.Page, await site.Git("show", "--format=", "--name-only", "nsmcon"));
        Assert.Equal([GitSites.Page, Photo], (await site.Git("show", "--format=", "--name-only", "nsmcon~1")).Split('\n'));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photo_that_was_laid_where_the_repository_does_not_look_keeps_no_page_from_being_written(string provider)
    {
        using var site = await Create();
        site.Write(".gitignore", "static/img/speakers/\n");
        site.Write(Photo, "Of the site's own.");
        await using var app = await site.Serve(provider);
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await AddPhoto(app);

        var said = (await staff.Write()).ReadMessage();

        Assert.Contains("It is commit", said, StringComparison.Ordinal);
        Assert.Equal(GitSites.Page, await site.Git("show", "--format=", "--name-only", "HEAD"));
        Assert.Equal("Of the site's own.", await File.ReadAllTextAsync(Path.Combine(site.Folder, Photo)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_no_photo_can_be_written_a_sentence_says_so_and_the_page_stays(string provider)
    {
        using var site = await Create();
        var blocked = site.Write("static/img", "A file where a folder should be.\n");
        await using var app = await site.Serve(provider);
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await AddPhoto(app);

        var said = (await staff.Write()).ReadMessage();
        File.Delete(blocked);
        var again = (await staff.Write()).ReadMessage();

        Assert.StartsWith(
            $"{Path.Combine(site.Folder, Photo)} cannot be written: ",
            said.Replace("content/../", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.EndsWith("Nothing was changed.", said, StringComparison.Ordinal);
        Assert.Contains("It is commit", again, StringComparison.Ordinal);
        Assert.Equal("3", await site.Git("rev-list", "--count", "HEAD"));
    }

    // The site, with a static folder.
    static async Task<Site> Create()
    {
        var site = await GitSites.Create();
        site.Write("static/og.txt", "The site's own.\n");
        await site.Git("add", "static");
        await site.Git("commit", "--quiet", "-m", "Static files");
        return site;
    }

    static async Task AddPhoto(RunningApp app)
    {
        await using var db = app.OpenDb();
        var speaker = await db.Speakers.SingleAsync(speaker => speaker.Name == "Dominik Tornow");
        speaker.ImagePath = Photo["static".Length..];
        db.SpeakerPhotos.Add(
            new SpeakerPhoto
            {
                EventId = speaker.EventId,
                Path = speaker.ImagePath,
                ContentType = "image/jpeg",
                Bytes = [1, 2, 3],
                AddedAt = A.Day,
                AddedBy = "mira@example.org",
            }
        );
        await db.SaveChangesAsync();
    }

    static async Task<string?> Fetch(RunningApp app) => (await app.Services.GetRequiredService<FetchContent>().Fetch("origin")).Fault;

    // Someone merges the branch on the host, and brings another file with it.
    static async Task Merge(Site site, string remote, string file, string text)
    {
        var clone = Path.Combine(site.Folder, ".git", "clone");
        await site.Git("clone", "--quiet", remote, clone);
        await site.Git("-C", clone, "merge", "--quiet", "--no-ff", "-m", "Merged", "origin/nsmcon");
        await File.WriteAllTextAsync(Path.Combine(clone, file), text);
        await site.Git("-C", clone, "add", file);
        await site.Git("-C", clone, "commit", "--quiet", "-m", "More");
        await site.Git("-C", clone, "push", "--quiet", "origin", "HEAD:main");
    }
}
