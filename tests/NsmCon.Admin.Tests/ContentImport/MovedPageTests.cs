using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.ContentImport;

/// <summary>A page comes in from another path than before, or twice at once.</summary>
public class MovedPageTests
{
    const string Slug = "gracecon";

    static readonly string Edited = Imports.Grace.Replace("How they came to be.", "How they came.", StringComparison.Ordinal);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_was_moved_in_the_folder_is_merged_by_what_it_said_before(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await app.Change((db, talks) => (talks[0].Title, db.Entry(talks[2]).State) = ("Ours", EntityState.Deleted), Slug);

        var plan = await app.Import(Imports.Page(Edited, "events/gracecon/index.md"));

        Assert.DoesNotContain(plan.Lines(), line => line.StartsWith("New", StringComparison.Ordinal));
        await using var db = app.OpenDb();
        Assert.Equal(["09:00- Ours (Grace Hopper)", "10:00- BREAK ()"], await db.Agenda(Slug));
        Assert.Equal("How they came.", (await app.TalkNamed("Ours"))!.Abstract);
        Assert.Equal(["events/gracecon/index.md"], await Pages(app, Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_was_moved_and_not_edited_is_at_its_new_place_too(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));

        var plan = await app.Import(Imports.Page(Imports.Grace, "events/gracecon/index.md"));

        Assert.Empty(plan.Lines());
        Assert.Equal(["events/gracecon/index.md"], await Pages(app, Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_is_sent_under_another_name_stays_the_one_in_the_folder(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var text = await app.PageText();
        await app.Rename("Ours");

        await app.Import(Imports.Page(text.Replace("title=\"The NSM Operator\"", "title=\"The Operator\"", StringComparison.Ordinal), $"events/2020/{RunningApp.Seed}.md"));

        Assert.NotNull(await app.TalkNamed("Ours"));
        Assert.NotNull(await app.TalkNamed("The Operator"));
        Assert.Equal([$"events/{RunningApp.Seed}.md"], await Pages(app, RunningApp.Seed));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Imports_of_one_page_at_the_same_moment_add_everything_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var more = Imports.Page(Imports.Grace + "{{% talk time=\"11:00am\" title=\"Panel\" %}}\n### Speakers\n{{% speaker name=\"Alan Turing - Fellow, King's\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Import(Imports.Page(Imports.Grace))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Import(more)));

        await using var db = app.OpenDb();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Slug == Slug));
        Assert.Equal(4, (await db.Agenda(Slug)).Count);
        Assert.Equal(1, await db.Speakers.CountAsync(speaker => speaker.Name == "Alan Turing"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Writing_a_page_and_saving_a_talk_at_the_same_moment_never_wait_for_each_other(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        for (var round = 0; round < 8; round++)
        {
            // All talks after it get another position.
            await app.Change((db, talks) => db.Talks.Add(new Talk { EventId = talks[0].EventId, Title = $"Breakfast {round}", Starts = talks[0].Starts!.Value.Date.AddHours(6), Position = 99 }));

            await Task.WhenAll(app.Export(), Edit(app, $"Round {round}"), Edit(app, $"Round {round}, again"));
        }

        Assert.Contains("Breakfast 7", await app.PageText(), StringComparison.Ordinal);
    }

    static async Task Edit(RunningApp app, string words)
    {
        try
        {
            await app.Change((_, talks) =>
            {
                foreach (var talk in talks) talk.Abstract = words;
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            // The page was written first, and the form would be brought together with it.
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_with_a_date_that_says_it_is_not_known_yet_has_none(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        var plan = await app.Import(Imports.Page("+++\ntitle = \"GraceCon\"\ndate = \"9999-12-31\"\nevent = true\n+++\n"));

        Assert.Contains("does not say when the event is", string.Join(' ', plan.Files[0].File.Findings.Select(finding => finding.Message)), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Null((await db.Events.SingleAsync(e => e.Slug == Slug)).StartsOn);
    }

    static async Task<List<string>> Pages(RunningApp app, string slug)
    {
        await using var db = app.OpenDb();
        return await db.ImportedPages.Where(page => page.Path.EndsWith(".md") && db.Events.Any(e => e.Id == page.EventId && e.Slug == slug)).Select(page => page.Path).ToListAsync();
    }
}
