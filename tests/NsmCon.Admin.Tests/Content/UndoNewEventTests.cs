using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Host;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class UndoNewEventTests
{
    const string Slug = "gracecon",
        Content = $"/admin/events/{Slug}/content",
        Form = "form[action$='/undo']";

    const string Offer = """
        currency = "EUR"

        [[package]]
        key = "event"
        name = "Event"
        group = "Event sponsorship"
        price = 1000
        max = 3
        benefits = ["A booth", "Four places"]

        [[package]]
        key = "lunch"
        name = "Lunch"
        group = "Others"
        price = 500
        onlyWith = "event"
        benefits = ["Signs"]

        """;

    static readonly SourceFile[] Files = [Imports.Page(Imports.Grace), Imports.Packages(Offer)];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Undoing_the_import_that_brought_an_event_leaves_nothing_of_it_but_what_was_done(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var (before, planned) = (await Counts(app), (await app.Plan(Files)).Lines().ToList());
        await app.Import(Files);
        await staff.Open($"/events/{Slug}");

        using var answer = await staff.Send(Content, [], Form);

        Assert.Contains(
            "“Imported events/gracecon.md and packages/gracecon.toml” was undone: the event is gone, and can be imported again.",
            (await answer.Page()).QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await Counts(app));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/events/{Slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(Content)).StatusCode);
        Assert.Contains("GraceCon", (await staff.Open("/admin/audit")).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(planned, (await app.Plan(Files)).Lines());
        await app.Import(Files);
        await staff.Open($"/events/{Slug}");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_built_on_an_event_keeps_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        await app.Import(Files);
        await using var db = app.OpenDb();
        var id = await db.Events.Where(e => e.Slug == Slug).Select(e => e.Id).SingleAsync();

        await Refuses("its settings, tickets or packages were changed since", async () =>
            (await db.Events.FirstAsync(e => e.Id == id)).Title = "GraceCon II"
        );
        await Refuses("its agenda was changed since", async () => (await db.Talks.FirstAsync(talk => talk.EventId == id)).Title = "Ours");
        await app.Publish(Slug);
        await Refuses("another version of its agenda was published");
        await Refuses("a member of staff has a role for it alone", async () => db.Add(
                new EventRole
                {
                    EventId = id,
                    StaffMemberId = await db.Users.Select(user => user.Id).FirstAsync(),
                    Role = StaffRole.Reader,
                }
            ));
        using var browser = app.Browser();
        await browser.Send(
            $"/events/{Slug}/sponsor",
            new()
            {
                ["Company"] = "Engines Ltd",
                ["ContactName"] = "Ada",
                ["Email"] = "ada@example.org",
                ["Message"] = "Tell us more.",
            }
        );
        Assert.True(await db.Inquiries.AnyAsync(inquiry => inquiry.EventId == id));
        await Refuses("sponsors asked for packages");
        await browser.Send(
            $"/events/{Slug}/register",
            new()
            {
                ["Form.Name"] = "Joan",
                ["Form.Consent"] = "true",
                ["Form.Email"] = "joan@example.org",
            }
        );
        Assert.True(await db.Registrations.AnyAsync(registration => registration.EventId == id));
        await Refuses("people registered");

        async Task Refuses(string fact, Func<Task>? build = null)
        {
            if (build is not null)
            {
                using var acting = db.ActAs(NsmCon.Testbed.Running.Releases.Publisher);
                await build();
                await db.SaveChangesAsync();
            }

            var counts = await Counts(app);
            using var answer = await staff.Send(Content, [], Form);
            Assert.Contains(
                $"can no longer be undone: {fact}. Nothing was done.",
                (await answer.Page()).QuerySelector(".flash.refused").Words(),
                StringComparison.Ordinal
            );
            Assert.Equal(counts, await Counts(app));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sponsor_who_asks_at_this_moment_keeps_the_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Files);
        await using var db = app.OpenDb();
        var write = await db.BeginWrite();
        var id = await db.Events.Where(e => e.Slug == Slug).Select(e => e.Id).SingleAsync();
        db.Inquiries.Add(
            new Inquiry
            {
                EventId = id,
                Company = "Engines Ltd",
                ContactName = "Ada",
                Email = "ada@example.org",
                ReceivedAt = DateTime.UtcNow,
            }
        );
        await db.SaveChangesAsync();

        var undoing = UndoArrival(app, Slug);
        var first = await Task.WhenAny(undoing, Task.Delay(TimeSpan.FromSeconds(2)));
        await write.Commit();
        await write.DisposeAsync();

        Assert.NotSame(undoing, first);
        Assert.Contains(
            "sponsors asked for packages",
            (await Assert.ThrowsAsync<RuleBrokenException>(() => undoing)).Message,
            StringComparison.Ordinal
        );
        Assert.True(await db.Inquiries.AsNoTracking().AnyAsync(inquiry => inquiry.EventId == id));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_edit_this_event_alone_may_not_delete_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Files);
        using var own = await app.SignIn(StaffRole.Agenda, Slug);
        using var all = await app.SignIn(StaffRole.Agenda);
        var form = (await all.Open(Content)).QuerySelector(Form)!;
        var page = await own.Open(Content);
        Assert.Null(page.QuerySelector(Form));

        var other = page.QuerySelector("form[action$=plan]:not([enctype])")!;
        other.SetAttribute("action", form.GetAttribute("action")!);
        using var answer = await own.Send(other, Content, []);

        await using var db = app.OpenDb();
        Assert.True(await db.Events.AnyAsync(e => e.Slug == Slug));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_that_was_taken_back_comes_in_again_by_hand_alone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var db = app.OpenDb();
        await UndoArrival(app, RunningApp.Seed);
        Assert.False(await db.Events.AnyAsync());

        var unattended = await Unattended(app);
        await FirstStart.Prepare(app.Services);
        Assert.Contains(unattended.Files, file => file.Sentence.Contains("undone", StringComparison.Ordinal));
        Assert.False(await db.Events.AnyAsync());

        var page = new ContentFile($"events/{RunningApp.Seed}.md", "page", await File.ReadAllBytesAsync(app.PageFile())).Understand(
            imageExists: null
        );
        await app.Import(page);
        await File.WriteAllTextAsync(
            app.PageFile(),
            (await File.ReadAllTextAsync(app.PageFile())).Replace("title=\"Keynotes\"", "title=\"Opening\"", StringComparison.Ordinal)
        );
        await Unattended(app);
        Assert.True(await db.Talks.AnyAsync(talk => talk.Title == "Opening"));
    }

    static async Task UndoArrival(RunningApp app, string slug)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        foreach (
            var id in await db
                .AgendaSteps.Where(step =>
                    step.Kind == AgendaStepKind.NewEvent && db.Events.Any(e => e.Id == step.EventId && e.Slug == slug)
                )
                .Select(step => step.Id)
                .ToListAsync()
        )
            await scope.ServiceProvider.GetRequiredService<UndoNewEvent>().Undo(id, "ada@example.org", app.Clock.GetUtcNow().UtcDateTime);
    }

    static async Task<FolderImport> Unattended(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportFolder>().Import(ImportCause.Change)
            ?? throw new InvalidOperationException("Someone is at work in the repository.");
    }

    /// <summary>How many rows each table has, but the audit log and the list of pages that wait.</summary>
    static async Task<string> Counts(RunningApp app)
    {
        await using var db = app.OpenDb();
        var counts = new List<string>();
        foreach (
            var table in db
                .Model.GetEntityTypes()
                .Where(type => type.ClrType != typeof(AuditEntry) && type.ClrType != typeof(UndonePage))
                .Select(type => type.GetTableName()!)
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
#pragma warning disable EF1002 // The names are those of our own tables.
            counts.Add(
                $"{table}: {await db.Database.SqlQueryRaw<int>($"select cast(count(*) as int) as \"Value\" from \"{table}\"").SingleAsync()}"
            );
#pragma warning restore EF1002
        }

        return string.Join('\n', counts);
    }
}
