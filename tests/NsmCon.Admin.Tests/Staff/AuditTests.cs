using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class AuditTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_stands_there_with_who_what_from_and_what_to(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var ada = await app.Join("ada@example.org");

        await ada.Send("/admin/events/ours/settings", new() { ["Place"] = "Rotterdam", ["IncomeTarget"] = "60000" });

        var newest = (await ada.Open("/admin/events/ours/audit")).QuerySelector("tbody tr")!;
        Assert.Contains(
            "ada@example.org changed event Conference ours",
            string.Join(' ', newest.Children.Skip(1).Select(cell => cell.Words())),
            StringComparison.Ordinal
        );
        Assert.Contains("Place: Amsterdam → Rotterdam", newest.QuerySelectorAll("li").Select(line => line.Words()));
        Assert.Contains("Income target: 0.00 → 60,000.00", newest.QuerySelectorAll("li").Select(line => line.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Keys_are_names_and_moments_are_those_of_the_events_clock(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var type = await app.AddTicketType(ours, "Student");
        await using (var db = app.OpenDb())
        {
            db.Add(
                new AuditEntry
                {
                    At = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc),
                    By = "ada@example.org",
                    EventId = ours.Id,
                    Action = "Changed",
                    Subject = "Registration",
                    SubjectName = "Grace",
                    Changes =
                    [
                        new()
                        {
                            Field = "TicketTypeId",
                            From = "999",
                            To = $"{type.Id}",
                        },
                        new() { Field = "CheckedInAt", To = "2030-01-01 12:00:00Z" },
                        new()
                        {
                            Field = "Benefits",
                            From = "[]",
                            To = """[{"text":"Logo","parts":["slides"]},{"text":"Booth"}]""",
                        },
                    ],
                }
            );
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn(StaffRole.Registration);
        var lines = (await browser.Open("/admin/events/ours/audit?kind=Registration"))
            .QuerySelectorAll("tbody li")
            .Select(line => line.Words());

        Assert.Equal(
            ["Ticket type: no. 999 → Student", "Checked in at: nothing → Jan 1, 2030, 13:00:00", "Benefits: nothing → Logo Booth"],
            lines
        );
    }

    [Fact]
    public async Task Kinds_to_choose_from_stand_in_order()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var owner = await app.SignIn();

        var kinds = (await owner.Open("/admin/audit"))
            .QuerySelectorAll("[name=kind] option, [name=Kind] option")
            .Select(choice => choice.TextContent)
            .ToList();

        Assert.Equal(["Everything", .. kinds.Skip(1).Order(StringComparer.Ordinal)], kinds);
        Assert.Contains("Registration", kinds);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_filtered_by_person_kind_and_text(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await AddEntry(app, ours, by: "ada@example.org", subject: "Room", name: "Main hall", to: "Main hall");
        await AddEntry(app, ours, by: "grace@example.org", subject: "Room", name: "Annex", to: "Annex");
        await AddEntry(app, ours, by: "grace@example.org", subject: "Talk", name: "Keynote", to: "About the HALL of mirrors");
        using var browser = await app.SignIn(StaffRole.Reader);

        Assert.Equal(["Main hall"], await Names(browser, "/admin/events/ours/audit?by=ADA"));
        Assert.Equal(["Annex", "Main hall"], await Names(browser, "/admin/events/ours/audit?kind=Room"));
        Assert.Equal(["Keynote", "Main hall"], await Names(browser, "/admin/events/ours/audit?text=hall"));
        Assert.Equal(["Keynote"], await Names(browser, "/admin/events/ours/audit?text=hall&by=grace"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_searched_without_accents_in_any_order_of_words_and_by_a_persons_name(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var owner = await app.SignIn();
        await using (var db = app.OpenDb())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(person => person.Name, "Síle Größe"));
        await using (var db = app.OpenDb())
            await AddEntry(app, ours, by: (await db.Users.SingleAsync()).Email!, subject: "Room", name: "José Álvarez", to: "Hauptstraße");
        await AddEntry(app, ours, by: "zoë@example.org", subject: "Room", name: "Annex", to: "Øresund");

        foreach (
            var looked in new[]
            {
                "text=alvarez",
                "text=ALVAREZ+jose",
                "text=strasse",
                "text=hauptstra%C3%9Fe",
                "by=sile",
                "by=grosse+SILE",
                "by=sile&text=alvarez",
            }
        )
            Assert.Equal(["José Álvarez"], await Names(owner, $"/admin/events/ours/audit?{looked}"));
        foreach (var looked in new[] { "text=oresund", "by=zoe", "by=ZOË@example" })
            Assert.Equal(["Annex"], await Names(owner, $"/admin/events/ours/audit?{looked}"));
        foreach (var looked in new[] { "text=alvarez+annex", "by=sile&text=annex", "by=sile+zoe" })
            Assert.Empty(await Names(owner, $"/admin/events/ours/audit?{looked}"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Capitals_of_every_language_are_found_and_a_null_character_harms_no_search(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await AddEntry(app, ours, by: "Åse@example.org", subject: "Room", name: "Ärzte AG", to: "Øresund");
        using var browser = await app.SignIn(StaffRole.Reader);

        foreach (
            var looked in new[] { "text=Ärzte", "text=ärzte", "text=ÄRZTE", "text=Øresund", "by=åse", "text=%00Ärzte", "kind=Room%00" }
        )
            Assert.Equal(["Ärzte AG"], await Names(browser, $"/admin/events/ours/audit?{looked}"));
        using var owner = await app.SignIn();
        using var mails = await owner.GetAsync("/admin/events/ours/mail?find=%00");
        Assert.Equal(System.Net.HttpStatusCode.OK, mails.StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_events_log_has_nothing_of_another_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var other = await app.AddEvent("other");
        await AddEntry(app, ours, "ada@example.org", "Room", "Our hall", "Our hall");
        await AddEntry(app, other, "ada@example.org", "Room", "Their hall", "Their hall");
        using var browser = await app.SignIn(StaffRole.Reader);

        Assert.Equal(["Our hall"], await Names(browser, "/admin/events/ours/audit?text=hall"));
        Assert.Equal(["Their hall", "Our hall"], await Names(browser, "/admin/audit?text=hall"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_nothing_matches_a_sentence_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn(StaffRole.Reader);

        var page = await browser.Open("/admin/audit?text=there-is-no-such-text");

        Assert.Equal("No change matches", page.QuerySelector(".none h2").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_asks_as_often_for_three_hundred_changes_as_for_one_and_is_paged_by_fifty(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Reader);
        var forOne = await browser.QueriesOf("/admin/events/ours/audit");
        await using (var db = app.OpenDb())
        {
            db.AuditEntries.AddRange(
                Enumerable.Range(0, 299).Select(i => Entry(ours, "ada@example.org", "Room", $"Room {i}", "x", app.Now()))
            );
            await db.SaveChangesAsync();
        }

        Assert.Equal(forOne, await browser.QueriesOf("/admin/events/ours/audit"));
        Assert.Equal(50, (await Names(browser, "/admin/events/ours/audit")).Count);
        Assert.Contains(
            "Page 6 of 6",
            (await browser.Open("/admin/events/ours/audit?page=6")).QuerySelector(".pager").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Page 6 of 6",
            (await browser.Open("/admin/events/ours/audit?page=2147483647")).QuerySelector(".pager").Words(),
            StringComparison.Ordinal
        );
    }

    static async Task AddEntry(RunningApp app, Event conference, string by, string subject, string name, string to)
    {
        await using var db = app.OpenDb();
        db.AuditEntries.Add(Entry(conference, by, subject, name, to, app.Now()));
        await db.SaveChangesAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    static AuditEntry Entry(Event conference, string by, string subject, string name, string to, DateTime at) =>
        new()
        {
            At = at,
            By = by,
            EventId = conference.Id,
            Action = "Changed",
            Subject = subject,
            SubjectName = name,
            Changes =
            [
                new AuditChange
                {
                    Field = "Name",
                    From = "before",
                    To = to,
                },
            ],
        };

    static async Task<List<string>> Names(HttpClient browser, string path) =>
        [.. (await browser.Open(path)).QuerySelectorAll("tbody b").Select(name => name.Words())];
}
