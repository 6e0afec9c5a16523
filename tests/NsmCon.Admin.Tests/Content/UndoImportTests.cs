using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class UndoImportTests
{
    const string Slug = "gracecon",
        Content = $"/admin/events/{Slug}/content";

    static readonly string Changed =
        Imports
            .Grace.Replace("GraceCon", "GraceCon II")
            .Replace("How they came to be.", "How they are made.")
            .Replace("She found the first bug.", "She found it.")
            .Replace("title=\"BREAK\"", "title=\"Loaders\"")[
            ..^"{{% talk time=\"10:30am\" title=\"Engines\" %}}\n### Speakers\n{{% speaker name=\"Ada Lovelace - Analyst, Engines Ltd\" github=\"ada\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n\n".Length
        ]
        + "{{% talk time=\"11:00am\" title=\"Panel\" %}}\n### Speakers\n{{% speaker name=\"Alan Turing - Fellow, King's\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n";

    const string Offer = """
        currency = "EUR"

        [[package]]
        key = "event"
        name = "Event"
        group = "Event sponsorship"
        price = 1000
        max = 3
        benefits = ["A booth", "Four places"]

        """;

    const string Offer2 = """
        currency = "USD"

        [[package]]
        key = "event"
        name = "The event"
        group = "Event sponsorship"
        price = 1200
        benefits = ["A booth", { text = "Logo", parts = ["slides", "website"] }]

        [[package]]
        key = "lunch"
        name = "Lunch"
        group = "Others"
        price = 500
        max = 1
        benefits = ["Signs"]

        """;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Undoing_an_import_restores_every_row_and_the_same_import_plans_the_same_again(string provider)
    {
        await using var app = await Grace(provider);
        var before = await Rows(app);
        var files = new[] { Imports.Page(Changed), Imports.Packages(Offer2) };
        var first = (await app.Plan(files)).Lines().ToList();
        await app.Import(files);
        Assert.NotEqual(before, await Rows(app));
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);

        using var answer = await staff.Send(Content, [], $"form[action$='/undo']");

        Assert.Contains(
            "“Imported events/gracecon.md and packages/gracecon.toml” was undone: everything is as it was before",
            (await answer.Page()).QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await Rows(app));
        Assert.Equal(first, (await app.Plan(files)).Lines());
        await app.Import(files);
        Assert.Equal(["Imported", "Undone", "Imported"], await Audited(app, skip: 1));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_import_after_which_a_talk_was_edited_is_not_undone_at_all(string provider)
    {
        await using var app = await Grace(provider);
        await app.Import(Imports.Page(Changed));
        await app.Change((_, talks) => talks[0].Abstract = "Ours.", Slug);
        var before = await Rows(app);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);

        using var answer = await staff.Send(Content, [], $"form[action$='/undo']");

        Assert.Contains(
            "“Imported events/gracecon.md” cannot be undone: what it changed was changed since. Nothing was done.",
            (await answer.Page()).QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await Rows(app));
        Assert.NotNull((await staff.Open(Content)).QuerySelector("form[action$='/undo']"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_that_an_import_deleted_comes_back_as_itself(string provider)
    {
        await using var app = await Grace(provider);
        await using var db = app.OpenDb();
        var id = await db.Talks.Where(talk => talk.Title == "Engines").Select(talk => talk.Id).SingleAsync();
        await app.Import(Imports.Page(Changed));
        Assert.False(await db.Talks.AnyAsync(talk => talk.Id == id));
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);

        await staff.Send(Content, [], $"form[action$='/undo']");

        var talk = await db.Talks.Include(talk => talk.Speakers).ThenInclude(row => row.Speaker).SingleAsync(talk => talk.Id == id);
        Assert.Equal(("Engines", "Ada Lovelace"), (talk.Title, talk.Speakers.Single().Speaker!.Name));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_says_who_imported_what_and_offers_nothing_for_the_import_that_brought_the_event(string provider)
    {
        await using var app = await Grace(provider);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        using var reader = await app.SignIn(StaffRole.Reader, Slug);
        var first = await staff.Open(Content);
        await app.Import(Imports.Page(Changed));
        await staff.Send(Content, [], $"form[action$='/undo']");
        await app.Import(Imports.Page(Changed));

        var page = await staff.Open(Content);

        Assert.Null(first.QuerySelector("form[action$='/undo']"));
        Assert.Equal(2, page.QuerySelectorAll("[aria-label='Imports, table'] tbody tr").Length);
        Assert.Contains("ada@example.org", page.QuerySelector("[aria-label='Imports, table']").Words(), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("form[action$='/undo']"));
        Assert.Null((await reader.Open(Content)).QuerySelector("form[action$='/undo']"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_imports_of_this_event_are_undone_here(string provider)
    {
        await using var app = await Grace(provider);
        await app.Change((_, talks) => talks[0].Title = "Ours", Slug);
        await app.Import(Imports.Page(Changed));
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        using var own = await app.SignIn(StaffRole.Agenda, Slug);
        var form = (await own.Open(Content)).QuerySelector("form[action$='/undo']")!;
        await using var db = app.OpenDb();
        var (import, edit) = (
            await db.AgendaSteps.SingleAsync(step => step.Kind == AgendaStepKind.Import),
            await db.AgendaSteps.Where(step => step.Kind == AgendaStepKind.Edit).Select(step => step.Id).FirstAsync()
        );

        form.SetAttribute("action", $"{Content}/imports/{edit}/undo");
        using var ofEdit = await own.Send(form, Content, []);
        using var elsewhere = await staff.Send($"/admin/events/{RunningApp.Seed}/content", [], "form[action$=plan]:not([enctype])");
        var foreign = (await staff.Open($"/admin/events/{RunningApp.Seed}/content")).QuerySelector("form[action$=plan]:not([enctype])")!;
        foreign.SetAttribute("action", $"/admin/events/{RunningApp.Seed}/content/imports/{import.Id}/undo");
        using var ofOther = await staff.Send(foreign, $"/admin/events/{RunningApp.Seed}/content", []);

        Assert.False(await db.AgendaSteps.AnyAsync(step => step.UndoneAt != null));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_export_is_no_step(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Change((db, talks) => db.Talks.Remove(talks[2]));
        await using var db = app.OpenDb();
        var (steps, revision) = (await db.AgendaSteps.CountAsync(), await db.Events.Select(e => e.AgendaRevision).SingleAsync());

        await app.Export();

        Assert.Equal((steps, revision), (await db.AgendaSteps.CountAsync(), await db.Events.Select(e => e.AgendaRevision).SingleAsync()));
    }

    static async Task<RunningApp> Grace(string provider)
    {
        var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await app.Import(Imports.Packages(Offer));
        await app.Unpublish();
        await using var db = app.OpenDb();
        await db.AgendaSteps.ExecuteDeleteAsync();
        return app;
    }

    static async Task<List<string>> Audited(RunningApp app, int skip)
    {
        await using var db = app.OpenDb();
        return await db
            .AuditEntries.Where(entry => entry.SubjectName.StartsWith("events/gracecon.md"))
            .OrderBy(entry => entry.Id)
            .Skip(skip)
            .Select(entry => entry.Action)
            .ToListAsync();
    }

    /// <summary>Everything that an import writes, but versions and what tells of changes.</summary>
    static async Task<string> Rows(RunningApp app)
    {
        await using var db = app.OpenDb();
        var id = await db.Events.Where(e => e.Slug == Slug).Select(e => e.Id).SingleAsync();
        object[] rows =
        [
            .. await db.Events.Where(e => e.Id == id).ToListAsync(),
            .. await db.Talks.Where(t => t.EventId == id).OrderBy(t => t.Id).ToListAsync(),
            .. await db.Speakers.Where(s => s.EventId == id).OrderBy(s => s.Id).ToListAsync(),
            .. await db.TalkSpeakers.Where(s => s.EventId == id).OrderBy(s => s.TalkId).ThenBy(s => s.SpeakerId).ToListAsync(),
            .. await db.Packages.Where(p => p.EventId == id).OrderBy(p => p.Id).ToListAsync(),
            .. await db.Benefits.Where(b => b.EventId == id).OrderBy(b => b.Id).ToListAsync(),
            .. await db.Quotas.Where(q => q.EventId == id).OrderBy(q => q.Id).ToListAsync(),
            .. await db.ImportedPages.Where(p => p.EventId == id).OrderBy(p => p.Id).ToListAsync(),
        ];
        return string.Join(
            '\n',
            rows.Select(row =>
                string.Join(
                    " | ",
                    db.Entry(row)
                        .Properties.Where(property =>
                            property.Metadata.Name is not ("Version" or "AgendaRevision" or "ProspectusChangedAt")
                        )
                        .Select(property =>
                            $"{property.Metadata.Name}: {(property.CurrentValue is System.Collections.IEnumerable and not string ? System.Text.Json.JsonSerializer.Serialize(property.CurrentValue) : property.CurrentValue)}"
                        )
                )
            )
        );
    }
}
