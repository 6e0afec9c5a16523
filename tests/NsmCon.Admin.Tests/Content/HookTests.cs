using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A Git host tells that something was pushed; a file of the folder changes.</summary>
public class HookTests
{
    const string Secret = "a secret of some length",
        Body = """{ "ref": "refs/heads/main" }""";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_who_knows_the_secret_starts_an_import(string provider)
    {
        await using var app = await RunningApp.Start(provider, $"Content:HookSecret={Secret}");
        await using var closed = await RunningApp.Start(provider);
        await app.CaughtUp();
        await Replace(app.PageFile(), "title=\"Keynotes\"", "title=\"Opening\"");
        using var nobody = app.Browser();

        var refused = new[]
        {
            await Call(nobody, ("X-Other", "x")),
            await Call(nobody, ("X-Hub-Signature-256", Sign("another secret"))),
            await Call(nobody, ("X-Hub-Signature-256", "sha256=")),
            await Call(nobody, ("X-Gitlab-Token", "another secret")),
            await Call(nobody, ("X-Hub-Signature-256", Sign(Secret)), Body + " "),
        };
        var none = await Call(closed.Browser(), ("X-Hub-Signature-256", Sign(Secret)));
        await app.WholeRound("Content import");
        var before = News(app);
        var accepted = await Call(nobody, ("X-Hub-Signature-256", Sign(Secret)));

        Assert.All(refused, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Accepted), (none, accepted));
        Assert.Null(before);
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));
        Assert.Equal("events/nsmconeu2020.md was imported: 1 talk changed.", News(app)!.Sentence);
        Assert.Equal(HttpStatusCode.Accepted, await Call(nobody, ("X-Gitlab-Token", Secret)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_conflict_waits_and_the_page_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider, $"Content:HookSecret={Secret}");
        await app.CaughtUp();
        await Replace(app.PageFile(), "title=\"Keynotes\"", "title=\"Theirs\"");
        await app.Rename("Ours");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);

        await Call(app.Browser(), ("X-Hub-Signature-256", Sign(Secret)));
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));

        Assert.Contains(
            "Last import by hook",
            (await staff.Open($"/admin/events/{RunningApp.Seed}/content")).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Ours talk, title",
            (await staff.Open($"/admin/events/{RunningApp.Seed}/content")).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        Assert.True(await db.Talks.AnyAsync(talk => talk.Title == "Ours"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_pushed_is_fetched_first(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(
            provider,
            "Content:Git:Commit=false",
            "Content:Git:Remote=origin",
            $"Content:HookSecret={Secret}"
        );
        await app.CaughtUp();
        await site.PushElsewhere(remote, "title=\"Keynotes\"", "title=\"Opening\"");
        site.Write("README.md", "Changed by someone.\n");

        await Call(app.Browser(), ("X-Gitlab-Token", Secret));
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));

        Assert.Equal("events/nsmconeu2020.md was imported: 1 talk changed.", News(app)!.Sentence);
        Assert.Equal(await site.Git("-C", remote, "rev-parse", "main"), await site.Git("rev-parse", "main"));
        Assert.Equal(" M README.md", await site.Git("status", "--porcelain"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_branch_that_went_on_here_too_is_left_alone_with_a_warning(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(
            provider,
            "Content:Git:Commit=false",
            "Content:Git:Remote=origin",
            $"Content:HookSecret={Secret}"
        );
        await app.CaughtUp();
        await site.PushElsewhere(remote, "title=\"Keynotes\"", "title=\"Opening\"");
        await site.Git("commit", "--quiet", "--allow-empty", "-m", "Here");
        var head = await site.Git("rev-parse", "HEAD");

        await Call(app.Browser(), ("X-Gitlab-Token", Secret));
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));

        Assert.Equal(
            "The site's repository could not be brought up to date: main and origin/main have both gone on. Bring them together by hand: git pull --rebase.",
            News(app)!.Fault
        );
        Assert.Equal(head, await site.Git("rev-parse", "HEAD"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_changed_file_is_imported_and_what_we_write_ourselves_is_not(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Content:Watch=true");
        await app.Rename("Opening");
        await app.CaughtUp();
        await app.Export();
        await app.LookedAtFiles();
        var afterExport = News(app);

        await Replace(app.PageFile(), "title=\"Opening\"", "title=\"Opening, theirs\"");
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));

        Assert.Null(afterExport);
        Assert.Equal((ImportCause.Change, "events/nsmconeu2020.md was imported: 1 talk changed."), (News(app)!.Cause, News(app)!.Sentence));
        await using var db = app.OpenDb();
        Assert.True(await db.Talks.AnyAsync(talk => talk.Title == "Opening, theirs"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_undone_does_not_come_in_again_by_itself(string provider)
    {
        await using var app = await RunningApp.Start(provider, $"Content:HookSecret={Secret}");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await app.CaughtUp();
        await Replace(app.PageFile(), "title=\"Keynotes\"", "title=\"Theirs\"");
        await Call(app.Browser(), ("X-Gitlab-Token", Secret));
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));
        await staff.Send($"/admin/events/{RunningApp.Seed}/content", [], "form[action$='/undo']");

        await Call(app.Browser(), ("X-Gitlab-Token", Secret));
        await GitSites.Eventually(() => Task.FromResult(News(app)!.Files.Any(file => file.IsLeftOut)));
        await Replace(app.PageFile(), "title=\"Theirs\"", "title=\"Theirs, again\"");
        await using var db = app.OpenDb();
        var undone = await db.Talks.AnyAsync(talk => talk.Title == "Keynotes");
        await Call(app.Browser(), ("X-Gitlab-Token", Secret));
        await GitSites.Eventually(() => Task.FromResult(News(app)!.Files.All(file => !file.IsLeftOut)));

        Assert.True(undone);
        Assert.True(await db.Talks.AnyAsync(talk => talk.Title == "Theirs, again"));
    }

    static FolderImport? News(RunningApp app) => app.Services.GetRequiredService<ContentNews>().Last;

    static string Sign(string secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Body)));

    static async Task Replace(string file, string from, string to) =>
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(from, to, StringComparison.Ordinal));

    static async Task<HttpStatusCode> Call(HttpClient browser, (string Name, string Value) header, string body = Body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/content")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }
}
