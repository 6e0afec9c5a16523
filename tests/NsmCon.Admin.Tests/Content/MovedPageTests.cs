using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

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

        await app.Import(
            Imports.Page(
                text.Replace("title=\"The NSM Operator\"", "title=\"The Operator\"", StringComparison.Ordinal),
                $"events/2020/{RunningApp.Seed}.md"
            )
        );

        Assert.NotNull(await app.TalkNamed("Ours"));
        Assert.NotNull(await app.TalkNamed("The Operator"));
        Assert.Equal([$"events/{RunningApp.Seed}.md"], await Pages(app, RunningApp.Seed));
    }

    [SkippableTheory]
    [InlineData(Databases.Sqlite, false)]
    [InlineData(Databases.PostgreSql, false)]
    [InlineData(Databases.Sqlite, true)]
    [InlineData(Databases.PostgreSql, true)]
    public async Task A_page_that_was_renamed_is_the_page_of_its_event_and_so_are_its_packages(string provider, bool isEdited)
    {
        await using var app = await RunningApp.Start(provider);
        await ImportFrom(app, "gracecon", Imports.Grace);
        await app.Change((_, talks) => talks[0].Title = "Ours", Slug);
        File.Delete($"{app.Folder}/content/events/gracecon.md");

        var plan = await ImportFrom(
            app,
            "grace-con",
            isEdited ? Edited : Imports.Grace,
            Imports.Packages("[[package]]\nkey = \"gold\"\nname = \"Gold\"\nprice = 100\n", "packages/grace-con.toml")
        );

        Assert.DoesNotContain(plan.Files, file => file.IsNewEvent || file.File.HasErrors);
        await using var db = app.OpenDb();
        Assert.Equal([Slug, RunningApp.Seed], await db.Events.Select(e => e.Slug).Order().ToListAsync());
        Assert.Equal(["09:00- Ours (Grace Hopper)", "10:00- BREAK ()", "10:30- Engines (Ada Lovelace)"], await db.Agenda(Slug));
        Assert.Equal(isEdited ? "How they came." : "How they came to be.", (await app.TalkNamed("Ours"))!.Abstract);
        Assert.Equal(["events/grace-con.md"], await Pages(app, Slug));
        Assert.True(
            await db.Packages.AnyAsync(package => package.Key == "gold" && db.Events.Any(e => e.Id == package.EventId && e.Slug == Slug))
        );

        await app.Export(Slug);
        Assert.Contains(
            "title=\"Ours\"",
            await File.ReadAllTextAsync($"{app.Folder}/content/events/grace-con.md"),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory]
    [InlineData("the old one is there", "July 4, 2031", 3)]
    [InlineData("gone", "July 4, 2032", 3)]
    [InlineData("gone", "July 4, 2031", 1)]
    public async Task A_copy_and_a_page_of_another_event_are_not_taken_for_a_renamed_one(string old, string day, int same)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await ImportFrom(app, "gracecon", Imports.Grace);
        if (old == "gone")
            File.Delete($"{app.Folder}/content/events/gracecon.md");
        var text = Imports
            .Grace.Replace("July 4, 2031", day, StringComparison.Ordinal)
            .Replace("GraceCon", "Another", StringComparison.Ordinal);
        if (same < 3)
            text = text.Replace("Compilers", "Other", StringComparison.Ordinal).Replace("Engines\"", "Others\"", StringComparison.Ordinal);

        var plan = await ImportFrom(app, "another", text);

        Assert.True(plan.Files.Single().IsNewEvent);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Imports_of_one_page_at_the_same_moment_add_everything_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var more = Imports.Page(
            Imports.Grace
                + "{{% talk time=\"11:00am\" title=\"Panel\" %}}\n### Speakers\n{{% speaker name=\"Alan Turing - Fellow, King's\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n"
        );

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
            await app.Change(
                (db, talks) =>
                    db.Talks.Add(
                        new Talk
                        {
                            EventId = talks[0].EventId,
                            Title = $"Breakfast {round}",
                            Starts = talks[0].Starts!.Value.Date.AddHours(6),
                            Position = 99,
                        }
                    )
            );

            await Task.WhenAll(app.Export(), Edit(app, $"Round {round}"), Edit(app, $"Round {round}, again"));
        }

        Assert.Contains("Breakfast 7", await app.PageText(), StringComparison.Ordinal);
    }

    static async Task Edit(RunningApp app, string words)
    {
        try
        {
            await app.Change(
                (_, talks) =>
                {
                    foreach (var talk in talks)
                        talk.Abstract = words;
                }
            );
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

        Assert.Contains(
            "does not say when the event is",
            string.Join(' ', plan.Files[0].File.Findings.Select(finding => finding.Message)),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        Assert.Null((await db.Events.SingleAsync(e => e.Slug == Slug)).StartsOn);
    }

    static async Task<ImportPlan> ImportFrom(RunningApp app, string name, string text, params SourceFile[] more)
    {
        await File.WriteAllTextAsync($"{app.Folder}/content/events/{name}.md", text);
        return await app.Import([Imports.Page(text, $"events/{name}.md"), .. more]);
    }

    static async Task<List<string>> Pages(RunningApp app, string slug)
    {
        await using var db = app.OpenDb();
        return await db
            .ImportedPages.Where(page => page.Path.EndsWith(".md") && db.Events.Any(e => e.Id == page.EventId && e.Slug == slug))
            .Select(page => page.Path)
            .ToListAsync();
    }
}
