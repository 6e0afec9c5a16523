using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

/// <summary>What one visitor may change about the agenda, in the own browser.</summary>
[Collection(ChromiumCollection.Name)]
public class AgendaComfortTests(Chromium chromium)
{
    const string Seed = $"/events/{RunningApp.Seed}";

    [SkippableFact]
    public async Task Times_are_shown_in_the_visitor_s_own_zone_when_asked_for()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var window = await chromium.Open(app.Url, with: options => options.TimezoneId = "America/New_York");
        var toggle = window.Page.GetByRole(AriaRole.Button, new() { Name = "In my own time zone" });

        await window.Page.GotoAsync(Seed);
        await Shows(window.Page, "09:00", "Amsterdam time");
        await toggle.ClickAsync();
        await Shows(window.Page, "03:00", "New York time, your own");
        await window.Page.ReloadAsync();
        await Assertions.Expect(toggle).ToHaveAttributeAsync("aria-pressed", "true");
        await Shows(window.Page, "03:00", "New York time, your own");
        await window.Page.Locator(".talk .people a").First.ClickAsync();
        await Shows(window.Page, "03:15", "New York time, your own");
        await toggle.PressAsync("Enter");
        await Shows(window.Page, "09:15", "Amsterdam time");
        Assert.Empty(window.Faults);
    }

    [SkippableFact]
    public async Task Where_another_day_has_begun_the_day_is_named()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var window = await chromium.Open(app.Url, width: 360, with: options => options.TimezoneId = "Pacific/Kiritimati");

        await window.Page.GotoAsync(Seed);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "In my own time zone" }).ClickAsync();

        await Assertions.Expect(window.Page.Locator(".agenda time").Last).ToHaveTextAsync("Tue 04:00");
        await FitsAndIsClean(window.Page, 360);
    }

    [SkippableFact]
    public async Task Whoever_comes_for_one_talk_reads_about_it_at_once()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var window = await chromium.Open(app.Url, width: 360);
        await window.Page.GotoAsync(Seed);
        var ids = await window.Page.Locator(".agenda > li:has(details)").EvaluateAllAsync<string[]>("talks => talks.map(talk => talk.id)");

        await window.Page.GotoAsync($"{Seed}#{ids[2]}");
        await Assertions.Expect(window.Page.Locator($"#{ids[2]} .about")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator($"#{ids[1]} .about")).ToBeHiddenAsync();
        await window.Page.ReloadAsync();

        await Assertions.Expect(window.Page.Locator($"#{ids[2]} .about")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    [SkippableFact]
    public async Task On_a_phone_the_top_bar_leads_to_the_parts_of_the_event()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var window = await chromium.Open(app.Url, width: 360);
        await window.Page.GotoAsync($"{Seed}/register");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Agenda", Exact = true }).ClickAsync();

        await Assertions.Expect(window.Page.Locator("#agenda h2")).ToBeInViewportAsync();
        await FitsAndIsClean(window.Page, 360);
    }

    [SkippableFact]
    public async Task A_visitor_on_the_event_s_clock_is_not_asked()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var window = await chromium.Open(app.Url, with: options => options.TimezoneId = "Europe/Berlin");

        await window.Page.GotoAsync(Seed);

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "My agenda" })).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "In my own time zone" })).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Without_a_script_nothing_is_offered_that_needs_one()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var window = await chromium.Open(app.Url, with: options =>
            (options.JavaScriptEnabled, options.TimezoneId) = (false, "America/New_York")
        );

        await window.Page.GotoAsync(Seed);

        Assert.Equal(0, await window.Page.GetByRole(AriaRole.Button).CountAsync());
        Assert.Equal(15, await window.Page.Locator(".agenda > li").CountAsync());
    }

    [SkippableFact]
    public async Task Starred_talks_make_an_agenda_and_a_calendar_of_one_s_own()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var window = await chromium.Open(app.Url, width: 360);
        var mine = window.Page.GetByRole(AriaRole.Button, new() { Name = "My agenda" });
        var calendar = window.Page.GetByRole(AriaRole.Link, new() { Name = "Add it to your calendar" });

        await window.Page.GotoAsync(Seed);
        await Assertions.Expect(calendar).ToBeHiddenAsync();
        await mine.ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("You have starred none of these talks yet");
        await mine.ClickAsync();
        await Star(window.Page, "The NSM Operator").ClickAsync();
        await Star(window.Page, "Inside Network Service Mesh").PressAsync("Space");
        await window.Page.ReloadAsync();
        await mine.ClickAsync();

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your 2 starred talks are shown.");
        Assert.Equal(
            ["Inside Network Service Mesh", "The NSM Operator"],
            await window.Page.Locator(".agenda > li:visible h3").AllInnerTextsAsync()
        );
        await FitsAndIsClean(window.Page, 360);
        var file = await window.Page.APIRequest.GetAsync((await calendar.GetAttributeAsync("href"))!);
        Assert.Equal(
            ["Inside Network Service Mesh", "The NSM Operator"],
            Calendar.Load(await file.TextAsync())!.Events.Select(entry => entry.Summary).Order()
        );

        await Star(window.Page, "The NSM Operator").ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your one starred talk is shown.");
        await Assertions.Expect(mine).ToBeFocusedAsync();
        Assert.Empty(window.Faults);
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task An_agenda_in_several_rooms_is_fit_for_everybody(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await SeveralRooms(app);
        await using var window = await chromium.Open(app.Url, width, scheme: scheme);

        await window.Page.GotoAsync("/events/rooms");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Attic", Exact = true }).ClickAsync();

        Assert.Equal(["Compilers"], await window.Page.Locator(".talk h3").AllInnerTextsAsync());
        await FitsAndIsClean(window.Page, width);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Keynotes" }).ClickAsync();
        await FitsAndIsClean(window.Page, width);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Show all talks" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("All 2 talks are shown.")).ToBeVisibleAsync();
        await FitsAndIsClean(window.Page, width);
        Assert.Empty(window.Faults);
    }

    [SkippableTheory]
    [InlineData(360, 1)]
    [InlineData(1000, 2)]
    [InlineData(1440, 3)]
    public async Task Talks_that_begin_together_stand_side_by_side_where_there_is_room(int width, int columns)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await SeveralRooms(app);
        await using (var db = app.OpenDb())
        {
            var compilers = await db.Talks.SingleAsync(talk => talk.Title == "Compilers");
            foreach (var title in columns == 3 ? ["Engines", "Looms"] : new[] { "Engines" })
                db.Add(
                    new Talk
                    {
                        EventId = compilers.EventId,
                        Title = title,
                        Starts = compilers.Starts,
                        Ends = compilers.Ends,
                    }
                );
            await db.SaveChangesAsync();
            await app.Publish(await db.Events.SingleAsync(e => e.Id == compilers.EventId));
        }

        await using var window = await chromium.Open(app.Url, width);
        await window.Page.GotoAsync("/events/rooms");

        var together = await window
            .Page.Locator(".of2, .of3")
            .EvaluateAllAsync<double[]>("talks => talks.map(talk => talk.getBoundingClientRect().top)");
        Assert.Equal(columns == 3 ? 3 : 2, together.Length);
        Assert.Equal(columns == 1 ? 2 : 1, together.Distinct().Count());
        await FitsAndIsClean(window.Page, width);
        Assert.Empty(window.Faults);
    }

    static async Task SeveralRooms(RunningApp app)
    {
        await using var db = app.OpenDb();
        var conference = new Event
        {
            Slug = "rooms",
            Title = "Conference in rooms",
            StartsOn = new(2030, 3, 30),
            EndsOn = new(2030, 3, 31),
            Place = "Amsterdam",
            TimeZone = "Europe/Amsterdam",
        }.Announced();
        db.Add(conference);
        await db.SaveChangesAsync();
        var hall = new Room { EventId = conference.Id, Name = "The great hall of the former exchange, first floor" };
        var attic = new Room { EventId = conference.Id, Name = "Attic" };
        db.AddRange(
            new Talk
            {
                EventId = conference.Id,
                Title = "Opening",
                Kind = TalkKind.Keynote,
                Room = hall,
                Starts = new(2030, 3, 30, 9, 0, 0),
            },
            new Talk
            {
                EventId = conference.Id,
                Title = "Lunch",
                Kind = TalkKind.Lunch,
                Starts = new(2030, 3, 30, 12, 0, 0),
                Ends = new(2030, 3, 30, 13, 0, 0),
            },
            new Talk
            {
                EventId = conference.Id,
                Title = "Compilers",
                Room = attic,
                Starts = new(2030, 3, 31, 9, 0, 0),
                Ends = new(2030, 3, 31, 10, 0, 0),
            }
        );
        await db.SaveChangesAsync();
        await app.Publish(conference);
    }

    static ILocator Star(IPage page, string title) => page.GetByRole(AriaRole.Button, new() { Name = $"Star “{title}”" });

    static async Task Shows(IPage page, string first, string clock)
    {
        await Assertions.Expect(page.Locator(".agenda time").First).ToHaveTextAsync(first);
        await Assertions.Expect(page.Locator("[data-clock]")).ToHaveTextAsync(clock);
    }

    static async Task FitsAndIsClean(IPage page, int width)
    {
        Assert.Empty(await page.Violations());
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"agenda-{width}-{Guid.NewGuid():N}.png"), FullPage = true });
    }
}
