using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The remote has moved on while pages were written here: the app brings both sides together.</summary>
public class TogetherTests
{
    const string Secret = "a secret of some length",
        Content = $"/admin/events/{RunningApp.Seed}/content";
    const string First = "title=\"Keynotes\"",
        Other = "title=\"The NSM Operator\"";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Changes_of_other_lines_are_merged_and_pushed_with_ours(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await site.PushElsewhere(remote, Other, "title=\"The Operator\"");
        await app.Rename("Opening");

        var said = (await staff.Write()).ReadMessage();

        Assert.EndsWith("on main, pushed to origin.", said, StringComparison.Ordinal);
        await HasBoth(site, remote, "main", "title=\"Opening\"", "title=\"The Operator\"");
        Assert.Equal(["Opening", "The Operator"], await Titles(app, "Opening", "The Operator", "Keynotes", "The NSM Operator"));
        Assert.Equal(await site.Git("rev-parse", "HEAD"), await site.Git("-C", remote, "rev-parse", "main"));
        Assert.Equal("", await site.Git("status", "--porcelain"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_fields_on_one_line_are_no_conflict(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await site.PushElsewhere(remote, Other, "title=\"The Operator\"");
        var line = (await File.ReadAllLinesAsync(Path.Combine(site.Folder, GitSites.Page))).Single(text =>
            text.Contains(Other, StringComparison.Ordinal)
        );
        DateTime? ends = null;
        await app.Change(
            (_, talks) =>
            {
                var talk = talks.Single(talk => talk.Title == "The NSM Operator");
                talk.Ends = ends = talk.Starts!.Value.AddMinutes(25);
            }
        );

        var said = (await staff.Write()).ReadMessage();

        Assert.EndsWith("on main, pushed to origin.", said, StringComparison.Ordinal);
        var page = await site.Git("-C", remote, "show", $"main:{GitSites.Page}");
        Assert.DoesNotContain(line, page, StringComparison.Ordinal);
        Assert.Contains("title=\"The Operator\"", page, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(ends, (await db.Talks.SingleAsync(talk => talk.Title == "The Operator")).Ends);
        Assert.Equal("", await site.Git("status", "--porcelain"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_what_both_changed_is_asked_about_in_the_browser_and_nothing_is_lost_meanwhile(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await site.PushElsewhere(remote, First, "title=\"Theirs\"");
        await site.PushElsewhere(remote, Other, "title=\"The Operator\"");
        await app.Rename("Ours");

        var said = (await staff.Write()).ReadMessage();
        var meanwhile = await Titles(app, "Ours", "Theirs", "Keynotes");
        var plan = await (
            await staff.Send((await staff.Open(Content)).QuerySelector("form[action$=plan]:not([enctype])")!, Content, [])
        ).Page();
        await staff.Send(
            plan.QuerySelector("#apply")!,
            Content,
            new() { [plan.QuerySelector(".conflict input")!.GetAttribute("name")!] = Decisions.Ours }
        );
        var written = (await staff.Write()).ReadMessage();

        Assert.EndsWith(
            "on main, pushed to origin. Someone else changed the same on the page: answer the open questions under Content.",
            said,
            StringComparison.Ordinal
        );
        Assert.Equal(["Ours"], meanwhile);
        Assert.Single(plan.QuerySelectorAll(".conflict"));
        Assert.EndsWith("on main, pushed to origin.", written, StringComparison.Ordinal);
        await HasBoth(site, remote, "main", "title=\"Ours\"", "title=\"The Operator\"");
    }

    [SkippableTheory]
    [InlineData(Databases.Sqlite, Other)]
    [InlineData(Databases.PostgreSql, Other)]
    [InlineData(Databases.Sqlite, "Colocated with")]
    public async Task With_a_branch_for_pull_requests_an_edit_upstream_comes_in_and_ours_stay(string provider, string theirs)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(
            provider,
            "Content:Git:Branch=nsmcon",
            "Content:Git:Remote=origin",
            $"Content:HookSecret={Secret}"
        );
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.CaughtUp();
        await app.Rename("Opening");
        await staff.Write();
        await site.PushElsewhere(
            remote,
            theirs,
            theirs.Replace("NSM ", "", StringComparison.Ordinal).Replace("Colocated", "Together", StringComparison.Ordinal)
        );
        await site.PushElsewhere(remote, First, "title=\"Keynotes\" ");

        await Hook(app);
        var fault = News(app)!.Fault;
        await app.Change((_, talks) => talks[1].Title = "Second");
        var said = (await staff.Write()).ReadMessage();

        Assert.Null(fault);
        Assert.Equal(await site.Git("-C", remote, "rev-parse", "main"), await site.Git("rev-parse", "main"));
        Assert.Equal(["Opening", "Second"], await Titles(app, "Opening", "Second", "Keynotes"));
        Assert.EndsWith("on nsmcon, pushed to origin.", said, StringComparison.Ordinal);
        await HasBoth(site, remote, "nsmcon", "title=\"Opening\"", "title=\"Second\"");
        await site.Git("fetch", "--quiet", "origin");
        await site.Git("merge-tree", "--write-tree", "origin/main", "origin/nsmcon");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_others_push_to_the_branch_for_pull_requests_comes_together_with_ours(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Branch=nsmcon", "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.Rename("Opening");
        await staff.Write();
        await site.PushElsewhere(remote, Other, "title=\"The Operator\"", branch: "nsmcon");
        await app.Change((_, talks) => talks[1].Title = "Second");

        var said = (await staff.Write()).ReadMessage();

        Assert.EndsWith("on nsmcon, pushed to origin.", said, StringComparison.Ordinal);
        await HasBoth(site, remote, "nsmcon", "title=\"Second\"", "title=\"The Operator\"");
        Assert.Equal(["Opening", "Second", "The Operator"], await Titles(app, "Opening", "Second", "The Operator", "The NSM Operator"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_hook_brings_commits_that_wait_here_together_with_what_was_pushed_and_pushes_them(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin", $"Content:HookSecret={Secret}");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.CaughtUp();
        Directory.Move(remote, $"{remote}.away");
        await app.Rename("Opening");
        var unpushed = (await staff.Write()).ReadMessage();
        Directory.Move($"{remote}.away", remote);
        await site.PushElsewhere(remote, First, "title=\"Keynotes\" ");
        await site.PushElsewhere(remote, Other, "title=\"The Operator\"");

        await Hook(app);

        Assert.Contains("The commit is safe here", unpushed, StringComparison.Ordinal);
        Assert.Null(News(app)!.Fault);
        await HasBoth(site, remote, "main", "title=\"Opening\"", "title=\"The Operator\"");
        Assert.Equal(await site.Git("rev-parse", "HEAD"), await site.Git("-C", remote, "rev-parse", "main"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_somebody_committed_here_by_hand_is_never_overruled(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        site.Write("README.md", "Here.\n");
        await site.Git("commit", "--quiet", "--all", "-m", "Here");
        await site.PushElsewhere(remote, "The site.", "There.", file: "README.md");
        await app.Rename("Opening");

        var said = (await staff.Write()).ReadMessage();

        Assert.Contains(
            "README.md was changed on both sides in the same lines, and not by this app alone.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("The commit is safe here.", said, StringComparison.Ordinal);
        Assert.Equal("Here.\n", await File.ReadAllTextAsync(Path.Combine(site.Folder, "README.md")));
        Assert.Equal("NSMCon EU 2020: talk Opening, title", await site.Git("log", "-1", "--format=%s"));
        Assert.Equal("", await site.Git("status", "--porcelain"));
    }

    static async Task HasBoth(Site site, string remote, string branch, string one, string other)
    {
        var page = await site.Git("-C", remote, "show", $"{branch}:{GitSites.Page}");
        Assert.Contains(one, page, StringComparison.Ordinal);
        Assert.Contains(other, page, StringComparison.Ordinal);
    }

    static async Task<List<string>> Titles(RunningApp app, params string[] titles)
    {
        await using var db = app.OpenDb();
        return await db.Talks.Where(talk => titles.Contains(talk.Title)).Select(talk => talk.Title).OrderBy(title => title).ToListAsync();
    }

    static FolderImport? News(RunningApp app) => app.Services.GetRequiredService<ContentNews>().Last;

    static async Task Hook(RunningApp app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/content");
        request.Headers.Add("X-Gitlab-Token", Secret);
        using var answer = await app.Browser().SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));
    }
}
