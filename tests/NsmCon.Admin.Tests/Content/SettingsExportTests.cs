using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What the settings and the page both say is written back, or it is said that it differs.</summary>
public class SettingsExportTests
{
    const string Slug = "gracecon";

    static readonly string TwoDays =
        Imports
            .Grace.Replace("July 4, 2031", "July 4-5, 2031")
            .Replace("# Schedule\n", "# Schedule\n## Day 1\n")
            .Replace("{{% talk time=\"10:30am\"", "## Day 2\n{{% talk time=\"10:30am\"") + "# After\nSee you.\n";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Days_and_place_of_the_settings_stand_on_the_page_afterwards(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change(
            (db, talks) =>
            {
                (Ours(db).StartsOn, Ours(db).Place) = (new(2031, 7, 18), "Online, worldwide");
                foreach (var talk in talks)
                    talk.Schedule(talk.Starts!.Value.AddDays(14), null);
            },
            Slug
        );

        await app.Export(Slug);
        var again = await app.Export(Slug);

        Assert.Equal(
            Imports.Grace.Replace("July 4, 2031 | Amsterdam, The Netherlands", "July 18, 2031 | Online, worldwide"),
            await app.PageText(Slug)
        );
        Assert.Empty(again.Lines);
        Assert.Empty((await app.ImportDisk(Slug)).Lines());
        await using var db = app.OpenDb();
        Assert.Equal(["July 18, 2031 | Online, worldwide"], (await db.Events.SingleAsync(e => e.Slug == Slug)).Subtitles);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_subtitle_that_says_another_day_than_the_settings_is_not_written(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((db, _) => Ours(db).Subtitles = ["July 5, 2031 | Amsterdam, The Netherlands"], Slug);

        var export = await app.Export(Slug);

        Assert.Equal(
            ["The subtitles say July 5, 2031, and the event is on July 4, 2031: correct one of them in the settings."],
            export.Lines.Select(line => line.Refusal)
        );
        Assert.Equal(Imports.Grace, await app.PageText(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_written_is_listed(string provider)
    {
        var page = Imports.Grace + "\n# Why\nBecause.\n";
        await using var app = await Grace(provider, page);
        await app.Change(
            (db, _) =>
                (Ours(db).Place, Ours(db).Sections) = (
                    "",
                    [
                        new EventSection
                        {
                            Heading = "Why",
                            Anchor = "why",
                            Markdown = "Ours.",
                        },
                    ]
                ),
            Slug
        );

        var export = await app.Export(Slug);

        Assert.False(export.HasWork);
        Assert.Equal(["days and place", "sections"], export.Lines.Select(line => line.Field!));
        Assert.All(export.Lines, line => Assert.NotNull(line.Refusal));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_moves_under_the_heading_of_another_day(string provider)
    {
        await using var app = await Grace(provider, TwoDays);
        await app.Change((_, talks) => talks[1].Schedule(new(2031, 7, 5, 9, 30, 0), null), Slug);
        await app.Change((_, talks) => talks[0].Schedule(new(2031, 7, 5, 11, 0, 0), new(2031, 7, 5, 11, 30, 0)), Slug);

        var export = await app.Export(Slug);

        Assert.All(export.Lines, line => Assert.Null(line.Refusal));
        var lines = (await app.PageText(Slug))
            .Split('\n')
            .Where(line => line.StartsWith('#') || line.StartsWith("{{% talk", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("###", StringComparison.Ordinal));
        Assert.Equal(
            [
                "# Schedule",
                "## Day 1",
                "## Day 2",
                "{{% talk time=\"09:30am\" title=\"BREAK\" %}}",
                "{{% talk time=\"10:30am\" title=\"Engines\" %}}",
                "{{% talk time=\"11:00am - 11:30am\" title=\"Compilers\" %}}",
                "# After",
            ],
            lines
        );
        Assert.False((await app.ImportDisk(Slug)).HasWork);
        Assert.Empty((await app.Export(Slug)).Lines);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_on_a_day_without_a_heading_is_listed_and_nothing_is_half_written(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[1].Schedule(new(2031, 7, 5, 9, 30, 0), null), Slug);

        var export = await app.Export(Slug);

        Assert.Equal(
            [
                "On a page a talk stands under the heading of its day, and this one has no headings of days that a new one could be written like: write the heading of July 5, and a talk below it, by hand.",
            ],
            export.Lines.Select(line => line.Refusal)
        );
        Assert.Equal(Imports.Grace, await app.PageText(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_talks_of_a_day_come_with_its_heading(string provider)
    {
        await using var app = await Grace(
            provider,
            TwoDays
                .Replace("July 4-5, 2031", "July 4-6, 2031")
                .Replace("## Day 1", "## Friday, July 4")
                .Replace("## Day 2", "## Saturday, July 5")
        );
        await app.Change(
            (db, talks) =>
            {
                talks[1].Schedule(new(2031, 7, 6, 9, 30, 0), null);
                var added = new Talk
                {
                    EventId = talks[0].EventId,
                    Title = "Farewell",
                    Position = 99,
                };
                added.Schedule(new(2031, 7, 6, 11, 0, 0), null);
                db.Add(added);
            },
            Slug
        );

        var export = await app.Export(Slug);

        Assert.All(export.Lines, line => Assert.Null(line.Refusal));
        var lines = (await app.PageText(Slug))
            .Split('\n')
            .Where(line => line.StartsWith('#') || line.StartsWith("{{% talk", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("###", StringComparison.Ordinal))
            .ToList();
        Assert.Equal("## Sunday, July 6", lines[^4]);
        Assert.Equal(
            ["{{% talk time=\"09:30am\" title=\"BREAK\" %}}", "{{% talk time=\"11:00am\" title=\"Farewell\" %}}", "# After"],
            lines[^3..]
        );
        Assert.False((await app.ImportDisk(Slug)).HasWork);
        Assert.Empty((await app.Export(Slug)).Lines);
    }

    static Event Ours(NsmCon.Data.ConferenceDb db) => db.Events.Single(e => e.Slug == Slug);

    static async Task<RunningApp> Grace(string provider, string page = Imports.Grace)
    {
        var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), page);
        await app.Import(Imports.Page(page));
        return app;
    }
}
