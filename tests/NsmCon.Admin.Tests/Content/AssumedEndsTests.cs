using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>An end that nobody gave is nobody's word: it neither conflicts, nor is it written, and it follows the next talk.</summary>
public class AssumedEndsTests
{
    const string Slug = "gracecon";

    static readonly DateTime Day = new(2031, 7, 4);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_start_changed_here_and_the_next_one_changed_on_the_page_come_together(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Schedule(Day.AddHours(9.25), null), Slug);

        var plan = await app.Import(Imports.Page(Imports.Grace.Replace("10:00am", "10:15am")));

        Assert.Equal(["Moved talk BREAK time: 2031-07-04 10:00 -> 2031-07-04 10:15"], plan.Lines());
        await using var db = app.OpenDb();
        Assert.Equal(["09:15- Compilers (Grace Hopper)", "10:15- BREAK ()", "10:30- Engines (Ada Lovelace)"], await db.Agenda(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_moved_talk_writes_its_own_line_alone(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[1].Schedule(Day.AddHours(10.25), null), Slug);

        await app.Export(Slug);

        Assert.Equal(Imports.Grace.Replace("10:00am", "10:15am"), await app.PageText(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_end_that_was_given_is_written_and_taken_off_again(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Schedule(Day.AddHours(9), Day.AddHours(9.75)), Slug);
        await app.Export(Slug);
        var withEnd = await app.PageText(Slug);
        await app.Change((_, talks) => talks[0].Schedule(Day.AddHours(9), null), Slug);

        await app.Export(Slug);

        Assert.Contains("time=\"09:00am - 09:45am\" title=\"Compilers\"", withEnd, StringComparison.Ordinal);
        Assert.Equal(Imports.Grace, await app.PageText(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Start_and_end_are_two_fields_which_both_sides_may_change(string provider)
    {
        var page = Imports.Grace.Replace("09:00am", "09:00am - 09:45am");
        await using var app = await Grace(provider, page);
        await app.Change((_, talks) => talks[0].Schedule(Day.AddHours(9), Day.AddHours(9.5)), Slug);

        var plan = await app.Import(Imports.Page(page.Replace("09:00am - 09:45am", "08:45am - 09:45am")));

        Assert.Equal(["Moved talk Compilers time: 2031-07-04 09:00 -> 2031-07-04 08:45"], plan.Lines());
        await using var db = app.OpenDb();
        Assert.Equal("08:45-09:30 Compilers (Grace Hopper)", (await db.Agenda(Slug))[0]);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_end_of_the_page_before_the_start_of_here_is_asked_about(string provider)
    {
        var page = Imports.Grace.Replace("09:00am", "09:00am - 09:45am");
        await using var app = await Grace(provider, page);
        await app.Change((_, talks) => talks[0].Schedule(Day.AddHours(13), Day.AddHours(14)), Slug);

        var said = Imports.Page(page.Replace("09:45am", "09:50am"));
        var plan = await app.Plan(said);
        await app.Import(null, new Decisions { Choices = { ["0.0"] = Decisions.Theirs } }, said);

        Assert.Equal(["Conflict talk Compilers end: 14:00 -> 09:50"], plan.Lines());
        await using var db = app.OpenDb();
        Assert.Equal("09:00-09:50 Compilers (Grace Hopper)", (await db.Agenda(Slug))[0]);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ends_kept_by_an_older_version_go_where_nobody_gave_them(string provider)
    {
        await using var app = await Grace(provider, Imports.Grace.Replace("10:30am", "10:30am - 11:30am"));
        // As it was: the start of the next talk stood there, also where a person has moved one since.
        await app.Change(
            (db, talks) =>
            {
                talks[0].Ends = Day.AddHours(10);
                talks[1].Ends = Day.AddHours(10.25);
                db.ImportedPages.Single(page => page.Path == $"events/{Slug}.md").HasGivenEnds = false;
            },
            Slug
        );
        await using var db = app.OpenDb();
        var revision = await db.Events.Where(e => e.Slug == Slug).Select(e => e.AgendaRevision).SingleAsync();

        await new ForgetAssumedEnds(db).Forget();
        var forgotten = await db.Agenda(Slug);
        await app.Change((_, talks) => talks[0].Ends = Day.AddHours(10), Slug);
        await new ForgetAssumedEnds(db).Forget();

        Assert.Equal(["09:00- Compilers (Grace Hopper)", "10:00-10:15 BREAK ()", "10:30-11:30 Engines (Ada Lovelace)"], forgotten);
        Assert.Equal(
            ["09:00-10:00 Compilers (Grace Hopper)", "10:00-10:15 BREAK ()", "10:30-11:30 Engines (Ada Lovelace)"],
            await db.Agenda(Slug)
        );
        Assert.Equal(revision + 1, await db.Events.Where(e => e.Slug == Slug).Select(e => e.AgendaRevision).SingleAsync());
    }

    static async Task<RunningApp> Grace(string provider, string page = Imports.Grace)
    {
        var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), page);
        await app.Import(Imports.Page(page));
        return app;
    }
}
