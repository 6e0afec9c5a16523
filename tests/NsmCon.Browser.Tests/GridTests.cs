using Microsoft.Playwright;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;
using static NsmCon.Browser.Tests.Grids;

namespace NsmCon.Browser.Tests;

/// <summary>The agenda's grid, by mouse, by keys alone, and by two at once.</summary>
[Collection(ChromiumCollection.Name)]
public class GridTests(Chromium chromium)
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_is_dragged_resized_taken_off_and_put_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync(GridPath);
        var talk = Talk(page, "Compilers");
        await Expect(talk).ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:00 to 10:00, Hall");

        // A quarter of an hour is 30 pixels high.
        await Drag(page, talk, x: 0, y: 60);
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:30 to 10:30, Hall.");
        var loft = await Box(page.Locator(".ec-col-head", new() { HasText = "Loft" }));
        var from = await Box(talk);
        await Drag(page, talk, x: loft.X - from.X + 20, y: 0);
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:30 to 10:30, Loft.");

        await talk.HoverAsync();
        await Drag(page, talk.Locator(".ec-resizer"), x: 0, y: 30);
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:30 to 10:45, Loft.");

        await DragTo(page, talk, page.Locator("#tray"));
        await Expect(page.Locator("#said")).ToHaveTextAsync("Took Compilers off the agenda.");
        await Expect(page.Locator("#tray li a")).ToHaveTextAsync("Compilers");
        await DragTo(page, page.Locator("#tray li").First, Talk(page, "Linkers"), below: 90);
        await Expect(page.Locator("#said")).ToContainTextAsync("Moved Compilers to March 30, 1");

        for (var step = 0; step < 5; step++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await Expect(page.Locator("#said")).ToContainTextAsync("Undone: ");
            await page.ReloadAsync();
        }

        await Expect(talk).ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:00 to 10:00, Hall");
        Assert.Empty(staff.Faults);
        AssertNone(await page.Violations());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_keys_alone_a_talk_is_moved_lengthened_given_another_room_undone_renamed_and_taken_off(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync(GridPath);
        await TabTo(page, "Compilers");

        await Press(page, "ArrowDown", times: 3);
        await Press(page, "Shift+ArrowDown", times: 2);
        await Press(page, "ArrowRight");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:15 to 10:25, Loft.");
        await Press(page, "Control+z");
        await Expect(page.Locator("#said")).ToContainTextAsync("Undone: Moved Compilers");
        await Expect(Talk(page, "Compilers")).ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:00 to 10:00, Hall");
        await Press(page, "Control+y");
        await Expect(Talk(page, "Compilers")).ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:15 to 10:25, Loft");

        await Expect(Talk(page, "Compilers").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Press(page, "Enter");
        await page.Arrives("/talks/[0-9]+$");
        await page.GetByLabel("Title").FocusAsync();
        await Press(page, "Control+a");
        await page.Keyboard.TypeAsync("Compilers and Linkers");
        await Press(page, "Enter");
        await page.Arrives("/agenda$");

        await page.GotoAsync(GridPath);
        await TabTo(page, "Compilers and Linkers");
        await Press(page, "Delete");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Took Compilers and Linkers off the agenda.");
        await TabTo(page, "Put Compilers and Linkers on the grid");
        await Press(page, "Enter");
        await Expect(page.Locator("#said")).ToContainTextAsync("Moved Compilers and Linkers to March 30");
        Assert.Empty(staff.Faults);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_work_at_once_see_each_other_and_lose_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        await using var mira = await chromium.OpenForStaff(app);
        await using var noor = await chromium.OpenForStaff(app);
        await mira.Page.GotoAsync(GridPath);
        await noor.Page.GotoAsync($"/admin/events/{Slug}/agenda");
        await noor.Page.GetByRole(AriaRole.Link, new() { Name = "Compilers" }).First.ClickAsync();
        await Expect(mira.Page.Locator("#editors")).ToHaveTextAsync("Here too: Mira Jansen (in “Compilers”).", new() { Timeout = 15_000 });
        await noor.Page.GetByLabel("Abstract").FillAsync("Written by Noor.");

        await TabTo(mira.Page, "Compilers");
        await Press(mira.Page, "ArrowDown");
        await Expect(mira.Page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:05 to 10:05, Hall.");
        await Expect(noor.Page.Locator(".editing")).ToContainTextAsync("This talk was changed meanwhile", new() { Timeout = 15_000 });
        await noor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await noor.Page.Arrives("/agenda$");
        await Expect(noor.Page.Locator(".flash").First).ToContainTextAsync("Both changes are in it.");

        await using var db = app.OpenDb();
        var talk = db.Talks.Single(t => t.Title == "Compilers");
        Assert.Equal(("Written by Noor.", new DateTime(2030, 3, 30, 9, 5, 0)), (talk.Abstract, talk.Starts!.Value));

        await noor.Page.GotoAsync(GridPath);
        await TabTo(noor.Page, "Linkers");
        await Press(noor.Page, "Delete");
        await Expect(mira.Page.Locator("#tray li a")).ToHaveTextAsync("Linkers", new() { Timeout = 15_000 });
        Assert.Empty(mira.Faults.Concat(noor.Faults));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_that_another_moved_while_it_was_dragged_here_stays_where_the_other_put_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        await using var mira = await chromium.OpenForStaff(app);
        await using var noor = await chromium.OpenForStaff(app);
        await mira.Page.GotoAsync(GridPath);
        await noor.Page.GotoAsync(GridPath);
        var box = await Box(Talk(mira.Page, "Compilers"));
        await TabTo(noor.Page, "Compilers");

        await mira.Page.Mouse.MoveAsync(box.X + 20, box.Y + 8);
        await mira.Page.Mouse.DownAsync();
        await mira.Page.Mouse.MoveAsync(box.X + 20, box.Y + 60, new() { Steps = 6 });
        await Press(noor.Page, "ArrowDown", times: 2);
        await Expect(noor.Page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:10 to 10:10, Hall.");
        await mira.Page.WaitForResponseAsync(answer => answer.Url.Contains("/live", StringComparison.Ordinal));
        await mira.Page.WaitForResponseAsync(answer => answer.Url.Contains("/live", StringComparison.Ordinal));
        await mira.Page.Mouse.UpAsync();

        await Expect(mira.Page.Locator("#said"))
            .ToHaveTextAsync("Someone else changed “Compilers” at this moment. Nothing was moved: look at it and move it again.");
        await Expect(Talk(mira.Page, "Compilers")).ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:10 to 10:10, Hall");
        await Drag(mira.Page, Talk(mira.Page, "Compilers"), x: 0, y: 30);
        await Expect(mira.Page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:25 to 10:25, Hall.");
        Assert.Empty(mira.Faults.Concat(noor.Faults));
    }

    [Fact]
    public async Task What_could_not_be_saved_goes_back_and_keys_pressed_beside_the_talks_move_nothing()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync(GridPath);
        await page.RouteAsync("**/agenda/place", route => route.AbortAsync());

        await TabTo(page, "Compilers");
        await Press(page, "ArrowDown", times: 3);
        await Expect(page.Locator("#said")).ToContainTextAsync("This could not be saved. Check the network");
        await Expect(Talk(page, "Compilers"))
            .ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:00 to 10:00, Hall", new() { Timeout = 15_000 });
        await page.UnrouteAsync("**/agenda/place");
        await page.Locator("h1").First.ClickAsync();
        await Press(page, "ArrowDown");
        await Press(page, "Delete");
        await page.WaitForResponseAsync(answer => answer.Url.Contains("/live", StringComparison.Ordinal));
        await using var db = app.OpenDb();
        Assert.Equal(new DateTime(2030, 3, 30, 9, 0, 0), db.Talks.Single(talk => talk.Title == "Compilers").Starts);

        await TabTo(page, "Compilers");
        await Press(page, "ArrowDown");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:05 to 10:05, Hall.");

        await Press(page, "ArrowDown");
        await Press(page, "Delete");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Took Compilers off the agenda.");
        await page.WaitForResponseAsync(answer => answer.Url.Contains("/live", StringComparison.Ordinal));
        await Expect(page.Locator("#tray li a")).ToHaveTextAsync("Compilers");
    }

    [Fact]
    public async Task What_could_not_be_saved_goes_back_although_an_answer_from_before_comes_late()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        var (asked, mayAnswer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.GotoAsync(GridPath);
        await page.RouteAsync("**/agenda/place", route => route.AbortAsync());
        await page.RouteAsync("**/live*", async route =>
        {
            asked.TrySetResult();
            await mayAnswer.Task;
            await route.ContinueAsync();
        });
        await asked.Task;

        await TabTo(page, "Compilers");
        await Press(page, "ArrowDown", times: 3);
        await Expect(page.Locator("#said")).ToContainTextAsync("This could not be saved. Check the network");
        mayAnswer.SetResult();

        await Expect(Talk(page, "Compilers"))
            .ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:00 to 10:00, Hall", new() { Timeout = 30_000 });
    }

    [SkippableFact]
    public async Task The_grid_is_one_stop_of_the_tab_key_and_keys_go_from_talk_to_talk()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync(GridPath);
        await TabTo(page, "Compilers");

        await Press(page, "j");
        await Expect(Talk(page, "Linkers").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Press(page, "Home");
        await Expect(Talk(page, "Compilers").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Press(page, "End");
        await Press(page, "j");
        await Expect(Talk(page, "Linkers").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Press(page, "Tab");
        await Expect(page.Locator(".ec-event a:focus")).ToHaveCountAsync(0);
        await Press(page, "Shift+Tab");
        await Expect(Talk(page, "Linkers").GetByRole(AriaRole.Link)).ToBeFocusedAsync();

        // Drawn anew after a step, it is the same stop.
        await Press(page, "ArrowDown");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Linkers to March 30, 11:05 to 12:05, Hall.");
        await Expect(page.Locator(".ec-event a[tabindex='0']")).ToHaveCountAsync(1);
        await Expect(Talk(page, "Linkers").GetByRole(AriaRole.Link)).ToHaveAttributeAsync("tabindex", "0");
        Assert.Empty(staff.Faults);
        AssertNone(await page.Violations());
    }

    [SkippableFact]
    public async Task Talks_show_whole_lines_and_what_nobody_said_is_not_shown_as_an_end()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await AddShortTalks(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync(GridPath);
        await Expect(Talk(page, "Of no end")).ToHaveAttributeAsync("data-label", "Of no end, 16:00, Hall");

        await Expect(Talk(page, "Of no end").Locator(".when")).ToHaveTextAsync("16:00");
        await Talk(page, "Of half an hour").Locator(".when").ScrollIntoViewIfNeededAsync();
        await Expect(Talk(page, "Of half an hour").Locator(".when")).ToBeInViewportAsync();
        var heights = await page.Locator(".ec-event .what")
            .EvaluateAllAsync<double[]>("boxes => boxes.map(box => box.clientHeight / parseFloat(getComputedStyle(box).lineHeight))");
        Assert.Equal(6, heights.Length);
        Assert.All(heights, lines => Assert.Equal(Math.Round(lines), lines, 2));
        Assert.Equal(
            0,
            await page.Locator(".ec-event")
                .EvaluateAllAsync<int>(
                    "cards => cards.filter(card => card.querySelector('.what').getBoundingClientRect().bottom > card.getBoundingClientRect().bottom).length"
                )
        );
        await Expect(page.Locator(".ec-sidebar").GetByText("08:00")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "grid-short.png"), FullPage = true });
    }

    static async Task AddShortTalks(RunningApp app)
    {
        await using var db = app.OpenDb();
        var (conference, hall) = (db.Events.Single(e => e.Slug == Slug), db.Rooms.Single(room => room.Name == "Hall"));
        var at = new DateTime(2030, 3, 30, 13, 0, 0);
        db.AddRange(
            new Talk
            {
                EventId = conference.Id,
                Title = "Of five minutes",
                RoomId = hall.Id,
                Starts = at,
                Ends = at.AddMinutes(5),
            },
            new Talk
            {
                EventId = conference.Id,
                Title = "Of ten minutes, with a title that goes on and on",
                RoomId = hall.Id,
                Starts = at.AddMinutes(5),
                Ends = at.AddMinutes(15),
            },
            new Talk
            {
                EventId = conference.Id,
                Title = "Of half an hour, with a title that goes on and on until it needs more than the lines there are in this room",
                RoomId = hall.Id,
                Starts = at.AddHours(1),
                Ends = at.AddHours(1.5),
            },
            new Talk
            {
                EventId = conference.Id,
                Title = "Of no end",
                RoomId = hall.Id,
                Starts = at.AddHours(3),
            }
        );
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_double_click_saves_once()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        await staff.Page.GotoAsync($"/admin/events/{Slug}/agenda/talks/new");
        await staff.Page.GetByLabel("Title").FillAsync("Debuggers");

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).DblClickAsync();
        await staff.Page.Arrives("/agenda$");

        await using var db = app.OpenDb();
        Assert.Equal(1, db.Talks.Count(talk => talk.Title == "Debuggers"));
    }
}
