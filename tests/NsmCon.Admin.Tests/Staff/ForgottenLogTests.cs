using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Host;
using NsmCon.Admin.Published;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Content;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Prospectus;
using NsmCon.Admin.Tests.Registrations;
using NsmCon.Admin.Tests.Sponsors;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

/// <summary>The app does the same whether the audit log keeps what was done or forgets it at once: it is only a log (decision record 0018).</summary>
public class ForgottenLogTests
{
    const string Content = $"/admin/events/{RunningApp.Seed}/content";

    public static TheoryData<string, bool> Logs =>
        new()
        {
            { Databases.Sqlite, false },
            { Databases.Sqlite, true },
            { Databases.PostgreSql, false },
            { Databases.PostgreSql, true },
        };

    [SkippableTheory, MemberData(nameof(Logs))]
    public async Task An_import_that_was_undone_waits_for_a_hand(string provider, bool forgets)
    {
        await using var app = await Start(provider, forgets);
        using var staff = await app.SignIn(StaffRole.Agenda);
        await Rename(app, "Keynotes", "Opening");
        await Unattended(app);
        var imported = await HasTalk(app, "Opening");

        using var answer = await staff.Send(Content, [], "form[action*='/events/'][action$='/undo']");
        var left = await Unattended(app);
        var undone = await HasTalk(app, "Keynotes");
        await app.Import(await Page(app));
        var again = await HasTalk(app, "Opening");
        await Rename(app, "Opening", "Welcome");
        await Unattended(app);

        Assert.Contains(
            $"“Imported events/{RunningApp.Seed}.md” was undone: everything is as it was before",
            await answer.ReadMessage(),
            StringComparison.Ordinal
        );
        Assert.Contains(left.Files, file => file.Sentence.Contains("undone", StringComparison.Ordinal));
        Assert.Equal((true, true, true, true), (imported, undone, again, await HasTalk(app, "Welcome")));
        await AssertForgot(app, forgets);
    }

    [SkippableTheory, MemberData(nameof(Logs))]
    public async Task An_event_that_was_taken_back_waits_for_a_hand_at_a_first_start_too(string provider, bool forgets)
    {
        await using var app = await Start(provider, forgets);
        using var staff = await app.SignIn();
        await using var db = app.OpenDb();

        using var answer = await staff.Send(Content, [], "form[action$='/undo']");
        var left = await Unattended(app);
        await FirstStart.Prepare(app.Services);
        var isGone = !await db.Events.AnyAsync();
        await app.Import(await Page(app));
        await Rename(app, "Keynotes", "Opening");
        await Unattended(app);

        Assert.Contains("was undone: the event is gone, and can be imported again.", await answer.ReadMessage(), StringComparison.Ordinal);
        Assert.Equal(2, left.Files.Count(file => file.Sentence.Contains("undone", StringComparison.Ordinal)));
        Assert.True(isGone);
        Assert.True(await HasTalk(app, "Opening"));
        // Nobody imported the packages.
        Assert.Equal($"packages/{RunningApp.Seed}.toml", (await db.UndonePages.SingleAsync()).Path);
        await AssertForgot(app, forgets);
    }

    [SkippableTheory, MemberData(nameof(Logs))]
    public async Task An_event_whose_settings_staff_changed_is_not_taken_back(string provider, bool forgets)
    {
        await using var app = await Start(provider, forgets);
        using var staff = await app.SignIn();
        await staff.Send($"/admin/events/{RunningApp.Seed}/settings", new() { ["HelpEmail"] = "help@example.org" });

        using var answer = await staff.Send(Content, [], "form[action$='/undo']");

        Assert.Contains(
            "can no longer be undone: its settings, tickets or packages were changed since. Nothing was done.",
            (await answer.Page()).QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        await AssertForgot(app, forgets);
    }

    [SkippableTheory, MemberData(nameof(Logs))]
    public async Task Documents_bear_the_day_of_what_they_show(string provider, bool forgets)
    {
        await using var app = await Start(provider, forgets);
        var begun = await ProspectusDate(app);
        var (lunch, acme) = (await app.Package("Lunch"), await app.AddSponsor("Acme"));

        app.Clock.Advance(TimeSpan.FromDays(40));
        using var staff = await app.SignIn();
        await app.Change((_, talks) => talks[0].Title = "Welcome");
        var (edited, drawn) = (await ProspectusDate(app), await ProgrammeDay(app));
        await app.Publish();
        var published = await ProgrammeDay(app);
        await staff.Send($"{Offers.Path}/packages/{lunch.Id}", new() { ["Price"] = "1,234" });
        var (priced, pricedAt) = (await ProspectusDate(app), app.Now());
        app.Clock.Advance(TimeSpan.FromDays(10));
        await using (var db = app.OpenDb())
            await new TakePackage(db).Take(lunch.Id, await db.Sponsors.SingleAsync(s => s.Id == acme.Id), app.Now(), by: "grace");

        Assert.NotEqual(DateTime.UnixEpoch, begun);
        Assert.Equal(begun, edited);
        Assert.NotEqual(drawn, published);
        Assert.Equal(await LocalDay(app, pricedAt), published);
        Assert.Equal(($"{pricedAt:u}", $"{app.Now():u}"), ($"{priced:u}", $"{await ProspectusDate(app):u}"));
        await AssertForgot(app, forgets);
    }

    [SkippableTheory, MemberData(nameof(Logs))]
    public async Task A_person_whom_staff_added_twice_by_one_form_is_registered_once_by_them(string provider, bool forgets)
    {
        await using var app = await Start(provider, forgets);
        var (_, type) = await app.OpenRegistration();
        using var staff = await app.SignIn(StaffRole.Registration, Attendees.Slug);
        var form = (await staff.Open($"{Attendees.List}/add")).QuerySelector("main form")!;
        var typed = new Dictionary<string, string?>
        {
            ["Name"] = "Ada Lovelace",
            ["Email"] = "ada@example.org",
            ["TicketTypeId"] = $"{type.Id}",
        };

        using var first = await staff.Send(form, $"{Attendees.List}/add", typed);
        using var second = await staff.Send(form, $"{Attendees.List}/add", typed);

        var ada = await app.Look(r => r.EventId == type.EventId);
        Assert.StartsWith("registration.", ada.AddedBy, StringComparison.Ordinal);
        var page = await second.Page();
        Assert.Equal($"Registered {ada.AddedBy}", page.QuerySelectorAll(".history li > div").Last().Words());
        Assert.Contains($", by {ada.AddedBy}", page.QuerySelector(".facts").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(forgets ? 0 : 1, await db.AuditEntries.CountAsync(entry => entry.Subject == "Registration"));
        await AssertForgot(app, forgets);
    }

    [SkippableTheory, MemberData(nameof(Logs))]
    public async Task Two_who_edit_at_once_are_both_heard_and_told_what_is_known(string provider, bool forgets)
    {
        await using var app = await Start(provider, forgets);
        var talk = await app.AddTalk(await app.AddEvent(Agendas.Slug), "Compilers", "09:00", "10:00");
        using var first = await app.SignIn(StaffRole.Agenda, Agendas.Slug);
        using var second = await app.SignIn();
        var path = $"{Agendas.Talks}/{talk.Id}";
        var open = (await second.Open(path)).QuerySelector("main form.form")!;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await first.Send(path, new() { ["Title"] = "Linkers" }, "main form.form");

        var done = await (await second.Send(open, path, new() { ["Abstract"] = "Typed here." })).Page();

        var who = forgets
            ? "This was changed while you were writing"
            : @"agenda\.\w+@staff\.example\.org changed this at \d\d:\d\d, while you were writing";
        Assert.Matches($@"^Linkers was saved\. {who}\. Both changes are in it\.$", done.QuerySelector(".flash").Words());
        var after = await app.Talk(talk.Id);
        Assert.Equal(("Linkers", "Typed here."), (after.Title, after.Abstract));
        await AssertForgot(app, forgets);
    }

    static async Task<RunningApp> Start(string provider, bool forgets)
    {
        var app = await RunningApp.Start(provider);
        if (forgets)
            await app.ForgetLog();
        return app;
    }

    // Else the two would not differ.
    static async Task AssertForgot(RunningApp app, bool forgets)
    {
        await using var db = app.OpenDb();
        Assert.Equal(forgets, !await db.AuditEntries.AnyAsync());
    }

    static async Task<bool> HasTalk(RunningApp app, string title)
    {
        await using var db = app.OpenDb();
        return await db.Talks.AnyAsync(talk => talk.Title == title);
    }

    static async Task Rename(RunningApp app, string from, string to) =>
        await File.WriteAllTextAsync(
            app.PageFile(),
            (await app.PageText()).Replace($"title=\"{from}\"", $"title=\"{to}\"", StringComparison.Ordinal)
        );

    static async Task<SourceFile> Page(RunningApp app) => Imports.Page(await app.PageText(), $"events/{RunningApp.Seed}.md");

    static async Task<FolderImport> Unattended(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportFolder>().Import(ImportCause.Change)
            ?? throw new InvalidOperationException("Someone is at work in the repository.");
    }

    static async Task<DateTime> ProspectusDate(RunningApp app)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Slug == RunningApp.Seed);
        return (
            await db.ProspectusFacts(
                conference,
                await app.Services.GetRequiredService<PublishedAgendas>().Latest(db, conference.Id),
                default
            )
        ).ChangedAt;
    }

    static async Task<string> ProgrammeDay(RunningApp app)
    {
        using var browser = app.Browser();
        var words = Pdf.WordsOf(await browser.GetByteArrayAsync($"/events/{RunningApp.Seed}/programme.pdf"));
        return Regex.Match(words, @"As of (\w+ \d+, \d+)", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
    }

    static async Task<string> LocalDay(RunningApp app, DateTime moment)
    {
        await using var db = app.OpenDb();
        return $"{(await db.Events.AsNoTracking().SingleAsync(e => e.Slug == RunningApp.Seed)).ToLocal(moment):MMMM d, yyyy}";
    }
}
