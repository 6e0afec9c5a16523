using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A conflict that nobody decides for now: the rest comes in, and the question stays.</summary>
public class OpenQuestionsTests
{
    const string Slug = "gracecon";

    static readonly string Theirs = Imports
        .Grace.Replace("How they came to be.", "Theirs.")
        .Replace("title=\"Engines\"", "title=\"Engines of reason\"");

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_rest_comes_in_and_the_question_is_asked_until_it_is_answered(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", Slug);

        var first = await app.Import(Imports.Page(Theirs));
        var same = await app.Import(Imports.Page(Theirs));
        var more = await app.Import(Imports.Page(Theirs.Replace("10:00am", "10:15am")));
        var asked = await app.Plan(Imports.Page(Theirs.Replace("10:00am", "10:15am")));
        await app.Import(
            null,
            new Decisions { Choices = { ["0.0"] = Decisions.Theirs } },
            Imports.Page(Theirs.Replace("10:00am", "10:15am"))
        );
        var answered = await app.Plan(Imports.Page(Theirs.Replace("10:00am", "10:15am")));

        Assert.Equal("1 talk changed; 1 conflict left open", first.Outcome(new()));
        Assert.False(same.HasWork);
        Assert.Equal("1 talk moved; 1 conflict left open", more.Outcome(new()));
        Assert.Equal(["Conflict talk Compilers abstract: Ours. -> Theirs."], asked.Lines());
        Assert.Equal("How they came to be.", asked.Files[0].Lines[0].Base);
        Assert.False(answered.HasWork);
        await using var db = app.OpenDb();
        Assert.Equal(
            ["Compilers: Theirs.", "BREAK: ", "Engines of reason: "],
            await db
                .Talks.Where(t => db.Events.Any(e => e.Id == t.EventId && e.Slug == Slug))
                .OrderBy(t => t.Position)
                .Select(t => t.Title + ": " + t.Abstract)
                .ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Writing_the_page_leaves_it_alone(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => (talks[0].Title, talks[0].Abstract) = ("Ours", "Ours."), Slug);
        var theirs = Theirs.Replace("title=\"Compilers\"", "title=\"Theirs\"");
        await File.WriteAllTextAsync(app.PageFile(Slug), theirs);
        await app.ImportDisk(Slug);
        await app.Change((_, talks) => talks[1].Title = "Coffee", Slug);

        var export = await app.Export(Slug);
        await app.ImportDisk(Slug);

        Assert.Equal(theirs.Replace("BREAK", "Coffee"), await app.PageText(Slug));
        Assert.Equal(["abstract", "title"], export.Lines.Where(line => line.Refusal is not null).Select(line => line.Field!).Order());
        Assert.All(export.Lines.Where(line => line.Refusal is not null), line =>
            Assert.Equal("It was changed on the page and here: answer the question under Content first.", line.Refusal)
        );
        await using var db = app.OpenDb();
        Assert.Equal(["09:00- Ours (Grace Hopper)", "10:00- Coffee ()", "10:30- Engines of reason (Ada Lovelace)"], await db.Agenda(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Our_answer_is_written_afterwards(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", Slug);
        await File.WriteAllTextAsync(app.PageFile(Slug), Theirs);
        await app.ImportDisk(Slug);

        await app.Import(null, new Decisions { Choices = { ["0.0"] = Decisions.Ours } }, Imports.Page(Theirs));
        await app.Export(Slug);

        Assert.Equal(Theirs.Replace("Theirs.", "Ours."), await app.PageText(Slug));
        Assert.Empty((await app.Plan(Imports.Page(await app.PageText(Slug)))).Lines());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_question_that_both_sides_answer_alike_is_none_any_more(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", Slug);
        await app.Import(Imports.Page(Theirs));
        await app.Change((_, talks) => talks[0].Abstract = "Theirs.", Slug);

        await app.Import(Imports.Page(Theirs));

        await using var db = app.OpenDb();
        Assert.Empty((await db.ImportedPages.SingleAsync(page => page.Path == $"events/{Slug}.md")).Undecided);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Talks_that_one_side_deleted_and_the_other_changed_wait_too(string provider)
    {
        await using var app = await Grace(provider);
        await app.Unpublish();
        var gone = Imports
            .Grace[..Imports.Grace.IndexOf("{{% talk time=\"10:30am\"", StringComparison.Ordinal)]
            .Replace("How they came to be.", "Theirs.");
        await app.Change(
            (db, talks) =>
            {
                db.Talks.Remove(talks[0]);
                talks[2].Abstract = "Ours.";
            },
            Slug
        );
        await File.WriteAllTextAsync(app.PageFile(Slug), gone);

        await app.ImportDisk(Slug);
        var export = await app.Export(Slug);
        var again = await app.Plan(Imports.Page(await app.PageText(Slug)));

        Assert.Equal(gone, await app.PageText(Slug));
        Assert.Equal(
            2,
            export.Lines.Count(line => line.Refusal!.StartsWith("It was changed on the page and here", StringComparison.Ordinal))
        );
        Assert.Equal(
            ["Conflict talk Compilers : Deleted here -> Changed on the page", "Conflict talk Engines : Changed here -> Gone from the page"],
            again.Lines().Where(line => line.StartsWith("Conflict", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_people_who_correct_different_lines_of_one_text_are_both_heard(string provider)
    {
        var page = Imports.Grace.Replace("How they came to be.", "How thay came to be.\nWhat they are.\nWhat for.");
        await using var app = await Grace(provider, page);
        await app.Change((_, talks) => talks[0].Abstract = talks[0].Abstract.Replace("thay", "they"), Slug);
        await File.WriteAllTextAsync(app.PageFile(Slug), page.Replace("What for.", "What for?"));

        var plan = await app.ImportDisk(Slug);
        await app.Export(Slug);

        Assert.Equal(
            [
                "Changed talk Compilers abstract: How they came to be.\nWhat they are.\nWhat for. -> How they came to be.\nWhat they are.\nWhat for?",
            ],
            plan.Lines()
        );
        Assert.Equal(page.Replace("What for.", "What for?").Replace("thay", "they"), await app.PageText(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_of_the_event_lists_it_and_lets_a_person_put_it_off(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", Slug);
        await File.WriteAllTextAsync(app.PageFile(Slug), Theirs);
        await app.ImportDisk(Slug);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"/admin/events/{Slug}/content";

        var content = await staff.Open(path);
        var plan = await (await staff.Send(content.QuerySelector("form[action$=plan]:not([enctype])")!, path, [])).Page();
        var choice = plan.QuerySelector(".conflict input")!.GetAttribute("name")!;
        using var later = await staff.Send(plan.QuerySelector("#apply")!, path, new() { [choice] = Decisions.Later });
        using var decided = await staff.Send(plan.QuerySelector("#apply")!, path, new() { [choice] = Decisions.Theirs });

        Assert.Contains("Open questions", content.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("Compilers talk, abstract", content.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("Imported: 1 conflict left open.", (await later.Page()).Body.Words(), StringComparison.Ordinal);
        var after = await decided.Page();
        Assert.Contains("Imported: 1 conflict decided.", after.Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Open questions", after.Body.Words(), StringComparison.Ordinal);
    }

    static async Task<RunningApp> Grace(string provider, string page = Imports.Grace)
    {
        var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), page);
        await app.Import(Imports.Page(page));
        return app;
    }
}
