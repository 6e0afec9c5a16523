using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Written pages become commits; what they are is asked of git itself.</summary>
public class CommitTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_commit_bears_the_organizer_s_name_and_holds_the_page_and_nothing_else(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        site.Write("content/staged.txt", "Staged by someone.\n");
        await site.Git("add", "content/staged.txt");
        site.Write("README.md", "Changed by someone.\n");
        site.Write("content/new.txt", "Not known to git.\n");
        await app.Rename("Opening");

        var said = (await staff.Write()).ReadMessage();

        Assert.Equal("Agenda Person", await site.Git("log", "-1", "--format=%an"));
        Assert.EndsWith("@staff.example.org", await site.Git("log", "-1", "--format=%ae"), StringComparison.Ordinal);
        Assert.Equal(
            "NSMCon EU 2020: talk Opening, title\n\n- talk Opening, title: \"Keynotes\" -> \"Opening\"",
            await site.Git("log", "-1", "--format=%B")
        );
        Assert.Equal(GitSites.Page, await site.Git("show", "--format=", "--name-only", "HEAD"));
        Assert.Equal(
            "A  content/staged.txt\n M README.md\n?? content/new.txt".Split('\n').Order(StringComparer.Ordinal),
            (await site.Git("status", "--porcelain")).Split('\n').Order(StringComparer.Ordinal)
        );
        Assert.Equal("2", await site.Git("rev-list", "--count", "HEAD"));
        Assert.Equal(
            $"events/nsmconeu2020.md was written: 1 talk. It is commit {(await site.Git("rev-parse", "HEAD"))[..8]} on main.",
            said
        );
        await site.Git("fsck", "--strict");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_uploaded_photo_goes_with_the_page_that_names_it(string provider)
    {
        const string photo = "/img/speakers/dominik-tornow-12345678.jpg";
        using var site = await GitSites.Create();
        site.Write("static/img/og.txt", "The site's own.\n");
        await site.Git("add", "static");
        await site.Git("commit", "--quiet", "-m", "Static files");
        await using var app = await site.Serve(provider);
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await using (var db = app.OpenDb())
        {
            var speaker = db.Speakers.Single(speaker => speaker.Name == "Dominik Tornow");
            speaker.ImagePath = photo;
            db.SpeakerPhotos.Add(
                new SpeakerPhoto
                {
                    EventId = speaker.EventId,
                    Path = photo,
                    ContentType = "image/jpeg",
                    Bytes = [1, 2, 3],
                    AddedAt = A.Day,
                    AddedBy = "mira@example.org",
                }
            );
            await db.SaveChangesAsync();
        }

        await staff.Write();

        Assert.Equal([GitSites.Page, $"static{photo}"], (await site.Git("show", "--format=", "--name-only", "HEAD")).Split('\n'));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(site.Folder, $"static{photo}")));
        Assert.Equal("", await site.Git("status", "--porcelain"));
        Assert.Contains(photo, await File.ReadAllTextAsync(Path.Combine(site.Folder, GitSites.Page)), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_branch_of_its_own_is_made_and_gone_on_with_and_what_is_checked_out_stays(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider, "Content:Git:Branch=nsmcon");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        site.Write("README.md", "Changed by someone.\n");
        var head = await site.Git("rev-parse", "HEAD");

        await app.Rename("Opening");
        await staff.Write();
        await app.Rename("Opening, again");
        await staff.Write();

        Assert.Equal(head, await site.Git("rev-parse", "main"));
        Assert.Equal("main", await site.Git("branch", "--show-current"));
        Assert.Equal(
            ["NSMCon EU 2020: talk Opening, again, title", "NSMCon EU 2020: talk Opening, title", "The site"],
            (await site.Git("log", "--format=%s", "nsmcon")).Split('\n')
        );
        Assert.Equal(GitSites.Page, await site.Git("diff", "--name-only", "main", "nsmcon"));
        Assert.Equal("", await site.Git("diff", "nsmcon", "--", GitSites.Page));
        Assert.Equal("", await site.Git("diff", "--cached", "--name-only"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_branch_that_was_merged_goes_on_from_there(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider, "Content:Git:Branch=nsmcon");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.Rename("Opening");
        await staff.Write();
        await site.Git("checkout", "--quiet", "--", "content");
        await site.Git("merge", "--quiet", "--no-ff", "-m", "Merged", "nsmcon");

        await app.Rename("Opening, again");
        await staff.Write();

        Assert.Equal(await site.Git("rev-parse", "main"), await site.Git("rev-parse", "nsmcon~1"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_committed_is_pushed(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.Rename("Opening");

        var said = (await staff.Write()).ReadMessage();

        Assert.EndsWith("on main, pushed to origin.", said, StringComparison.Ordinal);
        Assert.Equal(await site.Git("rev-parse", "HEAD"), await site.Git("-C", remote, "rev-parse", "main"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_push_that_fails_leaves_the_commit_and_is_told(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin", "Content:Git:Password=hunter2hunter2");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        var theirs = await site.Git("-C", remote, "rev-parse", "main");
        await app.Rename("Opening");

        Directory.Move(remote, $"{remote}.away");
        var said = (await staff.Write()).ReadMessage();
        Directory.Move($"{remote}.away", remote);

        Assert.Contains("main was not pushed to origin: ", said, StringComparison.Ordinal);
        Assert.Contains("The commit is safe here; push it by hand: git push origin main", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
        Assert.Equal("NSMCon EU 2020: talk Opening, title", await site.Git("log", "-1", "--format=%s"));
        Assert.Equal(theirs, await site.Git("-C", remote, "rev-parse", "main"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_no_commit_can_be_made_nothing_is_written(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider);
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        var file = Path.Combine(site.Folder, GitSites.Page);
        var before = await File.ReadAllTextAsync(file);
        await app.Rename("Opening");
        var said = new List<string>();

        await site.Git("checkout", "--quiet", "--detach");
        said.Add((await staff.Write()).ReadMessage());
        await site.Git("checkout", "--quiet", "main");
        var locked = site.Write(".git/index.lock", "");
        said.Add((await staff.Write()).ReadMessage());
        File.Delete(locked);
        var merging = site.Write(".git/MERGE_HEAD", await site.Git("rev-parse", "HEAD") + "\n");
        said.Add((await staff.Write()).ReadMessage());
        File.Delete(merging);
        await site.Git("rm", "--quiet", "--cached", GitSites.Page);
        var ignoring = site.Write(".gitignore", "events/\n");
        said.Add((await staff.Write()).ReadMessage());
        File.Delete(ignoring);
        await site.Git("reset", "--quiet");
        await site.Git("config", "core.bare", "true");
        said.Add((await staff.Write()).ReadMessage());
        await site.Git("config", "core.bare", "false");

        Assert.Equal(
            [
                "The site’s Git repository has no branch checked out. Check one out there, or name one in Content:Git:Branch. Nothing was written.",
                "The site’s Git repository is locked by another program (index.lock). Try it again. If no program is at work there, delete that file. Nothing was written.",
                "The site’s Git repository is in the middle of a merge. Finish it there first. Nothing was written.",
                $"The site’s Git repository ignores {GitSites.Page} (.gitignore). Take it off that list, or leave Content:Git:Commit out. Nothing was written.",
                "The site’s Git repository is bare: it has no files to write. Give a clone with a working tree in Content:Path. Nothing was written.",
            ],
            said.Select(sentence => sentence.Replace('\'', '’'))
        );
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal("1", await site.Git("rev-list", "--count", "HEAD"));
        Assert.StartsWith(
            "events/nsmconeu2020.md was written: 1 talk. It is commit",
            (await staff.Write()).ReadMessage(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_the_setting_nothing_is_committed_and_the_page_says_how_it_would_be(string provider)
    {
        using var site = await GitSites.Create();
        await using var app = await site.Serve(provider, "Content:Git:Commit=false");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.Rename("Opening");

        var page = await staff.Write();

        Assert.Contains("set Content:Git:Commit to true", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal($" M {GitSites.Page}", await site.Git("status", "--porcelain"));
        Assert.Equal("1", await site.Git("rev-list", "--count", "HEAD"));
    }
}
