using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The site's owners push while organizers edit: all the way from one repository to the other.</summary>
public class BothSidesTests
{
    const string Secret = "a secret of some length",
        Content = $"/admin/events/{RunningApp.Seed}/content";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_was_edited_in_Git_and_here_ends_merged_on_both_sides(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin", $"Content:HookSecret={Secret}");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await site.PushElsewhere(remote, "title=\"The NSM Operator\"", "title=\"The Operator\"");
        await app.Rename("Opening");

        await Pushed(app);
        var said = (await staff.Write()).ReadMessage();

        Assert.EndsWith("pushed to origin.", said, StringComparison.Ordinal);
        var page = await site.Git("-C", remote, "show", $"main:{GitSites.Page}");
        Assert.Contains("title=\"Opening\"", page, StringComparison.Ordinal);
        Assert.Contains("title=\"The Operator\"", page, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(2, await db.Talks.CountAsync(talk => talk.Title == "Opening" || talk.Title == "The Operator"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_both_changed_is_a_conflict_that_a_person_sees_and_decides(string provider)
    {
        using var site = await GitSites.Create();
        var remote = await site.AddRemote();
        await using var app = await site.Serve(provider, "Content:Git:Remote=origin", $"Content:HookSecret={Secret}");
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        await site.PushElsewhere(remote, "title=\"Keynotes\"", "title=\"Theirs\"");
        await app.Rename("Ours");

        await Pushed(app);
        using var asked = await staff.GetAsync($"{Content}/export");
        var plan = await (
            await staff.Send((await staff.Open(Content)).QuerySelector("form[action$=plan]:not([enctype])")!, Content, [])
        ).Page();
        await staff.Send(
            plan.QuerySelector("#apply")!,
            Content,
            new() { [plan.QuerySelector(".conflict input")!.GetAttribute("name")!] = Decisions.Ours }
        );
        await staff.Write();

        Assert.Contains(
            "It was changed on the page and here: answer the question under Content first.",
            (await asked.Page()).Body.Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Changed here and on the page. Which version should stay?",
            plan.QuerySelector(".conflict").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains("title=\"Ours\"", await site.Git("-C", remote, "show", $"main:{GitSites.Page}"), StringComparison.Ordinal);
    }

    static async Task Pushed(RunningApp app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/content");
        request.Headers.Add("X-Gitlab-Token", Secret);
        using var answer = await app.Browser().SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await GitSites.Eventually(() => Task.FromResult(app.Services.GetRequiredService<ContentNews>().Last is not null));
    }
}
