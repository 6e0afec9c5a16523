using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Two people of one name stay two, on the page and here.</summary>
public class NamesakesTests
{
    const string Slug = "gracecon";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Other_handles_and_companies_make_two_people_each_with_their_own_talk(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        await app.Import(
            Imports.Page(
                Imports.Grace.Replace(
                    "Ada Lovelace - Analyst, Engines Ltd",
                    "Grace Hopper - Analyst, Engines Ltd",
                    StringComparison.Ordinal
                )
            )
        );

        Assert.Equal(["BREAK: ", "Compilers: grace of US Navy", "Engines: ada of Engines Ltd"], await Speaking(app));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mark_on_the_page_tells_two_apart_whom_nothing_else_does(string provider)
    {
        var page = Imports.Grace.Replace(
            "name=\"Ada Lovelace - Analyst, Engines Ltd\" github=\"ada\"",
            "name=\"Grace Hopper - Rear Admiral, US Navy\" id=\"grace-hopper-2\"",
            StringComparison.Ordinal
        );
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(page));

        var again = await app.Import(Imports.Page(page.Replace("How they came to be.", "How they are made.", StringComparison.Ordinal)));

        Assert.Equal("Changed talk Compilers abstract", Assert.Single(again.Lines()).Split(':')[0]);
        Assert.Equal(["BREAK: ", "Compilers: grace of US Navy", "Engines:  of US Navy"], await Speaking(app));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Someone_of_a_known_name_who_was_added_here_goes_to_the_page_with_a_mark(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), Imports.Grace);
        await app.ImportDisk(Slug);
        await app.Change(
            (_, talks) =>
                talks[2]
                    .SetSpeakers([
                        talks[2].Speakers[0].Speaker!,
                        new Speaker
                        {
                            EventId = talks[2].EventId,
                            Name = "Grace Hopper",
                            JobTitle = "Rear Admiral",
                            Company = "US Navy",
                        },
                    ]),
            Slug
        );

        await app.Export(Slug);

        var written = await app.PageText(Slug);
        Assert.Contains(
            "+{{% speaker name=\"Grace Hopper - Rear Admiral, US Navy\" id=\"grace-hopper-2\" %}}",
            Exports.Lines(Imports.Grace, written)
        );
        Assert.Empty((await app.ImportDisk(Slug)).Lines());
        await using var db = app.OpenDb();
        Assert.Equal(2, await db.Speakers.CountAsync(speaker => speaker.Name == "Grace Hopper"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whom_an_earlier_version_made_one_person_of_are_two_after_the_next_start(string provider)
    {
        var page = Imports.Grace.Replace(
            "Ada Lovelace - Analyst, Engines Ltd",
            "Grace Hopper - Analyst, Engines Ltd",
            StringComparison.Ordinal
        );
        await using var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), page);
        await app.ImportDisk(Slug);
        await app.Change(
            (db, talks) =>
            {
                var second = talks[2].Speakers[0].Speaker!;
                talks[2].SetSpeakers([talks[0].Speakers[0].Speaker!]);
                db.Remove(second);
                db.ImportedPages.Single(imported => imported.Path == "events/gracecon.md").ReadBy = 0;
            },
            Slug
        );
        var merged = await Speaking(app);

        await using (var db = app.OpenDb())
            await new ReadPagesAgain(db).TakeWhatIsNew();
        var export = await app.Export(Slug);

        Assert.Equal("Engines: grace of US Navy", merged[2]);
        Assert.Equal(["BREAK: ", "Compilers: grace of US Navy", "Engines: ada of Engines Ltd"], await Speaking(app));
        Assert.Empty(export.Lines);
    }

    static async Task<List<string>> Speaking(RunningApp app)
    {
        await using var db = app.OpenDb();
        var talks = await db
            .Talks.Where(talk => db.Events.Any(e => e.Id == talk.EventId && e.Slug == Slug))
            .Include(talk => talk.Speakers)
                .ThenInclude(named => named.Speaker)
            .OrderBy(talk => talk.Title)
            .ToListAsync();
        return talks.ConvertAll(talk =>
            $"{talk.Title}: {string.Join(", ", talk.Speakers.Select(named => $"{named.Speaker!.GitHub} of {named.Speaker.Company}"))}"
        );
    }
}
