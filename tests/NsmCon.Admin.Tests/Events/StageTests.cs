using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Prospectus;
using NsmCon.Admin.Tests.Registrations.Public;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

/// <summary>Announcing, putting off and canceling an event, and what everybody learns of it.</summary>
public class StageTests
{
    const string Page = $"/events/{RunningApp.Seed}";
    const string Setting = "/admin/events/ours/settings/stage";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_Owner_sets_it_and_the_log_and_the_dashboard_tell_of_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var owner = await app.SignIn();

        var shown = (await owner.Open(Setting)).QuerySelectorAll("main label").Select(label => label.Words()).ToList();
        foreach (
            var stage in new[] { EventStage.Draft, EventStage.Announced, EventStage.Postponed, EventStage.Announced, EventStage.Canceled }
        )
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await owner.Send(Setting, new() { ["Stage"] = $"{stage}" });
        }

        Assert.Equal(
            ["Draft", "Announced", "Postponed", "Canceled"],
            shown.ConvertAll(label => label.Split(["Only", "Everybody", "Its"], StringSplitOptions.None)[0].Trim())
        );
        await using var db = app.OpenDb();
        var saved = await db.Events.SingleAsync(e => e.Slug == "ours");
        var changes = (
            await db
                .AuditEntries.Where(entry => entry.EventId == saved.Id && entry.Action == "Changed")
                .OrderBy(entry => entry.Id)
                .ToListAsync()
        ).SelectMany(entry => entry.Changes);
        Assert.Equal(EventStage.Canceled, saved.Stage);
        Assert.Equal(app.Now(), saved.StageSetAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(
            [
                "Stage Announced Draft",
                "Stage Draft Announced",
                "Stage Announced Postponed",
                "Stage Postponed Announced",
                "Stage Announced Canceled",
            ],
            changes.Select(change => $"{change.Field} {change.From} {change.To}")
        );
        var dashboard = await owner.Open("/admin/events/ours");
        Assert.EndsWith(" Canceled.", dashboard.QuerySelector(".page-header .muted").Words(), StringComparison.Ordinal);
        Assert.Contains(
            "Owner Person canceled Conference ours",
            dashboard.QuerySelectorAll(".log > span:not(.face)").Select(line => line.Words())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_not_change_the_settings_can_neither_open_nor_set_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var owner = await app.SignIn();
        var form = (await owner.Open(Setting)).QuerySelector("main form")!;

        foreach (var role in new[] { StaffRole.Agenda, StaffRole.Registration, StaffRole.Sponsorship, StaffRole.Door, StaffRole.Reader })
        {
            using var other = await app.SignIn(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(Setting)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Send(form, Setting, new() { ["Stage"] = "Canceled" })).StatusCode);
        }

        await using var db = app.OpenDb();
        Assert.Equal(EventStage.Announced, (await db.Events.SingleAsync(e => e.Slug == "ours")).Stage);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_second_of_two_who_set_it_at_once_sees_both_and_chooses(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var ada = await app.SignIn();
        using var grace = await app.SignIn();
        var open = (await grace.Open(Setting)).QuerySelector("main form")!;
        await ada.Send(Setting, new() { ["Stage"] = "Canceled" });

        var asked = await (await grace.Send(open, Setting, new() { ["Stage"] = "Draft" })).Page();
        await using (var db = app.OpenDb())
            Assert.Equal(EventStage.Canceled, (await db.Events.SingleAsync(e => e.Slug == "ours")).Stage);
        await grace.Send(asked.QuerySelector("main form")!, Setting, new() { ["Keep[Stage]"] = "mine" });

        Assert.Contains("nothing is saved yet", asked.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(["Stage Yours: Draft Saved: Canceled"], asked.QuerySelectorAll(".choose").Select(choice => choice.Words()));
        await using (var db = app.OpenDb())
            Assert.Equal(EventStage.Draft, (await db.Events.SingleAsync(e => e.Slug == "ours")).Stage);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stage_that_does_not_exist_is_refused_with_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var owner = await app.SignIn();

        foreach (var stage in new[] { "Finished", "77", null })
        {
            var page = await (await owner.Send(Setting, new() { ["Stage"] = stage })).Page();
            Assert.Single(page.QuerySelectorAll(".summary li"));
        }

        await using var db = app.OpenDb();
        Assert.Equal(EventStage.Announced, (await db.Events.SingleAsync(e => e.Slug == "ours")).Stage);
    }

    public static TheoryData<string, EventStage, string, string, string> Ends
    {
        get
        {
            var rows = new TheoryData<string, EventStage, string, string, string>();
            foreach (var provider in new[] { Databases.Sqlite, Databases.PostgreSql })
            {
                rows.Add(
                    provider,
                    EventStage.Postponed,
                    "This event is postponed. We will say here when it takes place.",
                    "https://schema.org/EventPostponed",
                    "TENTATIVE"
                );
                rows.Add(provider, EventStage.Canceled, "This event is canceled.", "https://schema.org/EventCancelled", "CANCELLED");
            }

            return rows;
        }
    }

    [SkippableTheory, MemberData(nameof(Ends))]
    public async Task Pages_search_engines_calendars_and_feeds_tell_of_it(
        string provider,
        EventStage stage,
        string notice,
        string eventStatus,
        string status
    )
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var ticket = await app.Ticket();
        var (agendaBefore, ticketBefore) = (await Entries(browser, $"{Page}/agenda.ics"), await Entries(browser, $"{ticket}/event.ics"));

        await app.SetStage(RunningApp.Seed, stage);

        foreach (var path in new[] { Page, $"{Page}/speakers", $"{Page}/changes", $"{Page}/agenda/1", $"{Page}/register", ticket })
            Assert.Equal(notice, (await browser.Open(path)).QuerySelector("main > .flash").Words());
        var data = (await browser.Open(Page)).QuerySelector("script[type='application/ld+json']")!.TextContent;
        Assert.DoesNotContain("EventScheduled", data, StringComparison.Ordinal);
        Assert.Contains(eventStatus, data, StringComparison.Ordinal);
        Assert.DoesNotContain("\"offers\"", data, StringComparison.Ordinal);
        AssertTold(status, agendaBefore, await Entries(browser, $"{Page}/agenda.ics"));
        AssertTold(status, ticketBefore, await Entries(browser, $"{ticket}/event.ics"));
        Assert.Equal(
            agendaBefore.Count,
            XElement
                .Parse(await browser.GetStringAsync($"{Page}/agenda.xcal"))
                .Descendants()
                .Count(element => element.Name.LocalName == "status" && element.Value == status)
        );
        using var json = JsonDocument.Parse(await browser.GetStringAsync($"{Page}/agenda.json"));
        Assert.Equal($"{stage}".ToLowerInvariant(), json.RootElement.GetProperty("status").GetString());
        var newest = XElement
            .Parse(await browser.GetStringAsync($"{Page}/changes.atom"))
            .Elements()
            .First(element => element.Name.LocalName == "entry");
        Assert.Equal(notice, newest.Elements().Single(element => element.Name.LocalName == "title").Value);
        Assert.Equal(notice, (await browser.Open($"{Page}/changes")).QuerySelector(".prose h2").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_canceled_event_takes_neither_people_nor_sponsors(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await app.Ticket("Ada", "ada@example.org");
        var (register, sponsor) = (
            (await browser.Open($"{Page}/register")).QuerySelector("main form")!,
            (await browser.Open($"{Page}/sponsor")).QuerySelector("main form")!
        );

        await app.SetStage(RunningApp.Seed, EventStage.Canceled);

        var page = await browser.Open(Page);
        Assert.Empty(page.QuerySelectorAll($"a[href='{Page}/register'], a[href='{Page}/sponsor'], a[href$='prospectus.pdf'], .package"));
        Assert.DoesNotContain("secure your sponsorship", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal("This event is canceled", (await browser.Open($"{Page}/register")).QuerySelector("main h2").Words());
        Assert.Equal("This event is canceled", (await browser.Open($"{Page}/sponsor")).QuerySelector("main h2").Words());
        var registered = await (
            await browser.Send(
                register,
                $"{Page}/register",
                new()
                {
                    ["Form.Name"] = "Grace",
                    ["Form.Email"] = "grace@example.org",
                    ["Form.Consent"] = "true",
                }
            )
        ).Page();
        var asked = await (
            await browser.Send(
                sponsor,
                $"{Page}/sponsor",
                new()
                {
                    ["Company"] = "Acme",
                    ["ContactName"] = "Wile",
                    ["Email"] = "wile@acme.example",
                }
            )
        ).Page();
        Assert.Equal("Grace", registered.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("Acme", asked.QuerySelector("#Company")!.GetAttribute("value"));
        Assert.All(new[] { registered, asked }, answer =>
            Assert.Contains("This event is canceled.", answer.QuerySelector(".summary").Words(), StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Page}/prospectus.pdf")).StatusCode);
        Assert.DoesNotContain("/register", await browser.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        using var staff = await app.SignIn();
        var type = (await staff.Open($"/admin{Page}/registrations/add"))
            .QuerySelectorAll("#TicketTypeId option")
            .Last()
            .GetAttribute("value");
        var added = await (
            await staff.Send(
                $"/admin{Page}/registrations/add",
                new()
                {
                    ["Name"] = "Mary",
                    ["Email"] = "mary@example.org",
                    ["TicketTypeId"] = type,
                }
            )
        ).Page();
        Assert.Contains("This event is canceled", added.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal((1, 0), (await db.Registrations.CountAsync(), await db.Inquiries.CountAsync()));
        var needs = (await staff.Open($"/admin{Page}")).QuerySelectorAll(".rows a").Select(link => link.Words()).ToList();
        Assert.Contains("One person has a ticket for the canceled event", needs);
        Assert.DoesNotContain("The event is over, and registration is still open", needs);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_postponed_event_keeps_its_tickets_and_its_sponsors_form_and_stands_among_those_to_come(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await app.AddEvent("other");
        var ticket = await app.Ticket("Ada", "ada@example.org");
        var register = (await browser.Open($"{Page}/register")).QuerySelector("main form")!;

        await app.SetStage(RunningApp.Seed, EventStage.Postponed);

        Assert.Equal("This event is postponed", (await browser.Open($"{Page}/register")).QuerySelector("main h2").Words());
        var registered = await (
            await browser.Send(
                register,
                $"{Page}/register",
                new()
                {
                    ["Form.Name"] = "Grace",
                    ["Form.Email"] = "grace@example.org",
                    ["Form.Consent"] = "true",
                }
            )
        ).Page();
        Assert.Contains("This event is postponed.", registered.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.NotNull((await browser.Open($"{Page}/sponsor")).QuerySelector("main form"));
        Assert.NotNull((await browser.Open(ticket)).QuerySelector($"a[href='{ticket}/edit']"));
        var start = (await browser.Open("/")).QuerySelector("main .prose").Words();
        Assert.DoesNotContain("Past", start, StringComparison.Ordinal);
        Assert.Contains("The Netherlands (postponed)", start, StringComparison.Ordinal);
        using var staff = await app.SignIn();
        Assert.Contains(
            "The event is postponed",
            (await staff.Open($"/admin{Page}")).QuerySelectorAll(".rows a").Select(link => link.Words())
        );

        await app.ChangeEvent(RunningApp.Seed, e => e.SetStage(EventStage.Announced, app.Now()));
        Assert.NotNull((await browser.Open($"{Page}/register")).QuerySelector("main form"));
        Assert.Contains(
            "it was announced again",
            (await browser.Open($"{Page}/changes")).QuerySelector(".prose h2").Words(),
            StringComparison.Ordinal
        );
        Assert.All(await Entries(browser, $"{Page}/agenda.ics"), entry => Assert.Null(entry.Status));
    }

    [SkippableTheory]
    [InlineData(Databases.Sqlite, EventStage.Postponed)]
    [InlineData(Databases.PostgreSql, EventStage.Canceled)]
    public async Task No_ticket_and_no_programme_gives_days_that_do_not_stand(string provider, EventStage stage)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var ticket = await app.Ticket();

        await app.SetStage(RunningApp.Seed, stage);

        var facts = (await browser.Open(ticket)).QuerySelector(".ticket dl").Words();
        Assert.Contains($"Date{stage}", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Begins", facts, StringComparison.Ordinal);
        Assert.Contains($"{stage}", Pdf.WordsOf(await browser.GetByteArrayAsync($"{Page}/programme.pdf")), StringComparison.Ordinal);
    }

    static void AssertTold(string status, List<CalendarEvent> before, List<CalendarEvent> after)
    {
        Assert.NotEmpty(before);
        Assert.All(before, entry => Assert.Null(entry.Status));
        Assert.Equal(before.Select(entry => entry.Uid), after.Select(entry => entry.Uid));
        Assert.All(after, entry => Assert.Equal(status, entry.Status));
        Assert.All(before.Zip(after), pair => Assert.True(pair.Second.Sequence > pair.First.Sequence));
    }

    static async Task<List<CalendarEvent>> Entries(HttpClient browser, string path) =>
        [.. Calendar.Load(await browser.GetStringAsync(path))!.Events];
}
