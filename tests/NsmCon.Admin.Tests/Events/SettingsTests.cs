using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

public class SettingsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Times_are_typed_on_the_clock_of_the_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn();

        await browser.Send(
            "/admin/events/ours/settings",
            new() { ["RegistrationOpens"] = "2030-01-15T09:00", ["RegistrationCloses"] = "2030-07-15T18:30" }
        );

        await using var db = app.OpenDb();
        var saved = await db.Events.SingleAsync(e => e.Id == ours.Id);
        Assert.Equal(new DateTime(2030, 1, 15, 8, 0, 0, DateTimeKind.Utc), saved.RegistrationOpensAt);
        Assert.Equal(new DateTime(2030, 7, 15, 16, 30, 0, DateTimeKind.Utc), saved.RegistrationClosesAt);
        Assert.Equal(
            "2030-07-15T18:30",
            (await browser.Open("/admin/events/ours/settings")).QuerySelector("#RegistrationCloses")!.GetAttribute("value")
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Saving_what_is_there_changes_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var opens = new DateTime(2030, 1, 15, 8, 0, 42, DateTimeKind.Utc);
        var ours = await app.AddEvent("ours", e => (e.RegistrationOpensAt, e.Subtitles) = (opens, ["March 30", "Co-located **here**"]));
        using var browser = await app.SignIn();

        await browser.Send("/admin/events/ours/settings", []);

        await using var db = app.OpenDb();
        Assert.Equal(opens, (await db.Events.SingleAsync(e => e.Id == ours.Id)).RegistrationOpensAt);
        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.EventId == ours.Id && entry.Action == "Changed"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_that_is_too_long_or_turns_what_stands_after_it_is_refused_with_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var browser = await app.SignIn();
        (string Page, string Field)[] names =
        [
            ("", "Title"),
            ("", "Place"),
            ("/rooms/new", "Name"),
            ("/tracks/new", "Name"),
            ("/tickets/new", "Name"),
            ("/tickets/places/new", "Name"),
        ];

        foreach (var (page, field) in names)
        {
            async Task<string> Refusal(string value) =>
                Assert.Single(await browser.Refusals($"/admin/events/ours/settings{page}", new() { [field] = value, ["Size"] = "5" }));

            Assert.Equal("Write this in one line of letters that can be seen.", await Refusal("Hall \u202E"));
            Assert.Matches(@"^This is too long: \d+ characters at most\.$", await Refusal(new string('x', 3_000)));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Odd_values_are_refused_with_sentences_and_kept(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var browser = await app.SignIn();

        var page = await (
            await browser.Send(
                "/admin/events/ours/settings",
                new()
                {
                    ["Title"] = "",
                    ["TimeZone"] = "Mars/Olympus",
                    ["Currency"] = "dollars",
                    ["SponsorEmail"] = "not an address",
                    ["Place"] = new string('x', 201),
                }
            )
        ).Page();

        var sentences = page.QuerySelectorAll(".summary li").Select(line => line.Words()).ToList();
        Assert.Contains("Give the event a title.", sentences);
        Assert.Contains("A currency is three capital letters, such as USD or EUR.", sentences);
        Assert.Contains("This is not an e-mail address. Write it like sponsors@example.org.", sentences);
        Assert.Equal("Mars/Olympus", page.QuerySelector("#TimeZone")!.GetAttribute("value"));

        var zone = await (
            await browser.Send("/admin/events/ours/settings", new() { ["TimeZone"] = "Mars/Olympus", ["EndsOn"] = "2030-03-29" })
        ).Page();
        Assert.Equal(
            [
                "The last day would be before the first, March 30, 2030.",
                "There is no time zone \"Mars/Olympus\". Zones are named like Europe/Amsterdam.",
            ],
            zone.QuerySelectorAll(".summary li").Select(line => line.Words()).Order(StringComparer.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_form_does_not_have_cannot_be_posted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var other = await app.AddEvent("other");
        using var browser = await app.SignIn();

        await browser.Send(
            "/admin/events/ours/settings",
            new()
            {
                ["Id"] = $"{other.Id}",
                ["Slug"] = "stolen",
                ["slug"] = "other",
                ["Title"] = "New title",
                ["Buttons[0].Name"] = "x",
            }
        );

        await using var db = app.OpenDb();
        var saved = await db.Events.SingleAsync(e => e.Id == ours.Id);
        Assert.Equal(("ours", "New title"), (saved.Slug, saved.Title));
        Assert.Equal("Conference other", (await db.Events.SingleAsync(e => e.Id == other.Id)).Title);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_in_every_text_is_text(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        const string Script = "\"><script>alert(1)</script>";
        await app.AddEvent("ours", e => (e.Title, e.Place, e.Subtitles) = (Script, Script, [Script]));
        using var browser = await app.SignIn();
        await browser.Send("/admin/events/ours/settings/rooms/new", new() { ["Name"] = Script });
        await browser.Send(
            "/admin/events/ours/settings/tickets/new",
            new()
            {
                ["Name"] = Script,
                ["Description"] = Script,
                ["Places"] = "3",
            }
        );

        foreach (var path in new[] { "", "/settings", "/settings/rooms", "/settings/tickets", "/audit" })
        {
            var page = await browser.Open($"/admin/events/ours{path}");
            Assert.Contains("alert(1)", page.Body!.InnerHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(page.QuerySelectorAll("script"), script =>
                script.TextContent.Contains("alert", StringComparison.Ordinal)
            );
        }

        Assert.DoesNotContain((await browser.Open("/admin/events")).QuerySelectorAll("script"), script => script.TextContent.Length > 0);
    }
}
