using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The page and the database were both changed since they were alike.</summary>
public class ConflictTests
{
    const string Slug = "gracecon";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fields_changed_on_one_side_each_come_together(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => (talks[0].Title, talks[0].Slides) = ("Compilers and linkers", "/pdf/a.pdf"), Slug);

        var plan = await app.Import(
            Imports.Page(Imports.Grace.Replace("How they came to be.", "How they are made.").Replace("09:00am", "08:30am"))
        );

        Assert.Equal(
            [
                "Moved talk Compilers and linkers time: 2031-07-04 09:00 -> 2031-07-04 08:30",
                "Changed talk Compilers and linkers abstract: How they came to be. -> How they are made.",
            ],
            plan.Lines()
        );
        await using var db = app.OpenDb();
        var talk = await db.Talks.SingleAsync(t => t.Title == "Compilers and linkers");
        Assert.Equal(("How they are made.", "/pdf/a.pdf", 8), (talk.Abstract, talk.Slides, talk.Starts!.Value.Hour));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_stays_itself_when_one_side_renames_it_and_the_other_moves_it(string provider)
    {
        await using var app = await Grace(provider);
        var id = 0;
        await app.Change(
            (_, talks) =>
            {
                talks[0].Title = "Linkers";
                talks[0].Schedule(talks[0].Starts!.Value.AddMinutes(-30), talks[0].Ends);
                id = talks[0].Id;
            },
            Slug
        );

        await app.Import(
            null,
            Decide("0.0", Decisions.Ours),
            Imports.Page(Imports.Grace.Replace("title=\"Compilers\"", "title=\"Compilers, a history\""))
        );

        await using var db = app.OpenDb();
        Assert.Equal("Linkers", (await db.Talks.SingleAsync(t => t.Id == id)).Title);
        Assert.Equal(3, await db.Talks.CountAsync(t => db.Events.Any(e => e.Id == t.EventId && e.Slug == Slug)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_speaker_without_handles_stays_one_when_the_name_is_mended_here(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var page = Imports.Grace.Replace(" github=\"grace\"", "");
        await app.Import(Imports.Page(page));
        await app.Change((_, talks) => talks[0].Speakers[0].Speaker!.Name = "Grace Brewster Hopper", Slug);

        await app.Import(Imports.Page(page.Replace("She found the first bug.", "She found it.")));

        await using var db = app.OpenDb();
        Assert.Equal(
            ["Ada Lovelace", "Grace Brewster Hopper"],
            await db
                .Speakers.Where(s => db.Events.Any(e => e.Id == s.EventId && e.Slug == Slug))
                .Select(s => s.Name)
                .OrderBy(name => name)
                .ToListAsync()
        );
        Assert.Equal("She found it.", (await db.Speakers.SingleAsync(s => s.Name == "Grace Brewster Hopper")).Bio);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_talks_that_change_places_are_one_step(string provider)
    {
        await using var app = await Grace(provider);
        var swapped = Imports.Grace.Replace("09:00am", "TIME").Replace("10:30am", "09:00am").Replace("TIME", "10:30am");

        var plan = await app.Import(Imports.Page(swapped));

        Assert.Equal(
            [
                "Swapped talk Compilers and Engines times: 2031-07-04 09:00 Compilers, 2031-07-04 10:30 Engines -> 2031-07-04 09:00 Engines, 2031-07-04 10:30 Compilers",
            ],
            plan.Lines()
        );
        Assert.Equal("2 talks swapped", plan.Summary);
        await using var db = app.OpenDb();
        Assert.Equal(["10:30- Compilers (Grace Hopper)", "10:00- BREAK ()", "09:00- Engines (Ada Lovelace)"], await db.Agenda(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_who_decides_nothing_is_asked_again(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", Slug);
        var theirs = Imports.Page(
            Imports.Grace.Replace("How they came to be.", "Theirs.").Replace("title=\"Engines\"", "title=\"Engines of reason\"")
        );

        var refusal = await Assert.ThrowsAsync<UndecidedException>(() => app.Import(null, new Decisions(), theirs));

        Assert.StartsWith("events/gracecon.md has conflicts.", refusal.Message, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.True(await db.Talks.AnyAsync(t => t.Title == "Engines"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_the_plan_s_page_a_conflict_is_settled_and_a_step_left_out(string provider)
    {
        await using var app = await Grace(provider);
        await File.WriteAllTextAsync(
            app.PageFile(Slug),
            Imports.Grace.Replace("How they came to be.", "Theirs.").Replace("title=\"Engines\"", "title=\"Engines of reason\"")
        );
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", Slug);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"/admin/events/{Slug}/content";

        var plan = await (await staff.Send((await staff.Open(path)).QuerySelectorAll("main form").Last(), path, [])).Page();
        var form = plan.QuerySelector("#apply")!;
        var conflict = plan.QuerySelector(".conflict input")!.GetAttribute("name")!;
        var leave = plan.QuerySelectorAll("input[type=checkbox]")
            .Single(box => box.GetAttribute("aria-label")!.Contains("Engines", StringComparison.Ordinal))
            .GetAttribute("name")!;
        using var undecided = await staff.Send(form, path, []);
        using var done = await staff.Send(
            form,
            path,
            new()
            {
                [conflict] = Decisions.Text,
                [conflict.Replace("Choices", "Texts", StringComparison.Ordinal)] = "Both.",
                [leave] = Decisions.Ours,
            }
        );

        var again = await undecided.Page();
        Assert.Equal("One thing to correct Decide the conflict about Compilers, abstract.", again.QuerySelector(".summary").Words());
        Assert.Equal($"#{again.QuerySelector(".conflict input")!.Id}", again.QuerySelector(".summary a")!.GetAttribute("href"));
        Assert.Equal("bad", again.QuerySelectorAll(".pill").Single(pill => pill.Words() == "Conflict").ClassList.Last());
        Assert.Contains("Imported: 1 conflict decided; 1 step left out.", (await done.Page()).Body.Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal("Both.", (await db.Talks.SingleAsync(t => t.Title == "Compilers")).Abstract);
        Assert.True(await db.Talks.AnyAsync(t => t.Title == "Engines"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_conflict_is_settled_by_nothing_where_nothing_may_stand(string provider)
    {
        await using var app = await Grace(provider);
        await File.WriteAllTextAsync(
            app.PageFile(Slug),
            Imports.Grace.Replace("How they came to be.", "Theirs.").Replace("title=\"Compilers\"", "title=\"Theirs\"")
        );
        await app.Change((_, talks) => (talks[0].Abstract, talks[0].Title) = ("Ours.", "Ours"), Slug);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"/admin/events/{Slug}/content";
        var form = (await (await staff.Send((await staff.Open(path)).QuerySelectorAll("main form").Last(), path, [])).Page()).QuerySelector(
            "#apply"
        )!;
        Dictionary<string, string?> Settled(string title) =>
            new()
            {
                ["Decisions.Choices[0.0]"] = Decisions.Text,
                ["Decisions.Texts[0.0]"] = title,
                ["Decisions.Choices[0.1]"] = Decisions.Text,
                ["Decisions.Texts[0.1]"] = "",
            };

        using var refused = await staff.Send(form, path, Settled(""));
        using var done = await staff.Send(form, path, Settled("Both"));

        Assert.Contains("Ours needs a title. Nothing was imported.", (await refused.Page()).Body.Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal("", (await db.Talks.SingleAsync(talk => talk.Title == "Both")).Abstract);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deleted_on_one_side_and_changed_on_the_other_is_a_conflict(string provider)
    {
        await using var app = await Grace(provider);
        await app.Unpublish();
        await app.Change(
            (db, talks) =>
            {
                db.Talks.Remove(talks[0]);
                talks[2].Title = "Engines, ours";
            },
            Slug
        );
        var gone = Imports
            .Grace[..Imports.Grace.IndexOf("{{% talk time=\"10:30am\"", StringComparison.Ordinal)]
            .Replace("How they came to be.", "Theirs.");

        var plan = await app.Plan(Imports.Page(gone));

        Assert.Equal(
            [
                "Conflict talk Compilers : Deleted here -> Changed on the page",
                "Conflict talk Engines, ours : Changed here -> Gone from the page",
            ],
            plan.Lines().Where(line => line.StartsWith("Conflict", StringComparison.Ordinal))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_of_an_event_shows_what_would_be_written_and_writes_it(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Title = "Compilers & <linkers>", Slug);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"/admin/events/{Slug}/content/export";

        var shown = await staff.Open(path);
        using var download = await staff.GetAsync($"{path}/page");
        using var done = await staff.Send(shown.QuerySelector("form[action$=export]")!, path, []);

        Assert.Contains("title=\"Compilers & <linkers>\"", shown.QuerySelector(".diff ins").Words(), StringComparison.Ordinal);
        Assert.Contains("events/gracecon.md was written: 1 talk.", (await done.Page()).Body.Words(), StringComparison.Ordinal);
        Assert.Equal(await app.PageText(Slug), await download.Content.ReadAsStringAsync());
        Assert.Contains("title=\"Compilers & <linkers>\"", await app.PageText(Slug), StringComparison.Ordinal);
    }

    static async Task<RunningApp> Grace(string provider)
    {
        var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), Imports.Grace);
        await app.Import(Imports.Page(Imports.Grace));
        return app;
    }

    static Decisions Decide(string number, string choice) => new() { Choices = { [number] = choice } };
}
