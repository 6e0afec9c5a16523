using Microsoft.Playwright;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;

namespace NsmCon.Browser.Tests;

/// <summary>An event with two rooms and two talks, and what a hand does in its grid.</summary>
static class Grids
{
    public const string Slug = "ours",
        GridPath = $"/admin/events/{Slug}/agenda/grid";

    public static void AssertNone(IReadOnlyList<string> violations) => Assert.True(violations.Count == 0, string.Join('\n', violations));

    public static async Task Arrange(RunningApp app)
    {
        await using var db = app.OpenDb();
        var conference = new Event
        {
            Slug = Slug,
            Title = "GraceCon",
            StartsOn = new(2030, 3, 30),
            TimeZone = "Europe/Amsterdam",
        };
        db.Add(conference);
        await db.SaveChangesAsync();
        var (hall, loft) = (
            new Room { EventId = conference.Id, Name = "Hall" },
            new Room
            {
                EventId = conference.Id,
                Name = "Loft",
                Position = 1,
            }
        );
        var grace = new Speaker { EventId = conference.Id, Name = "Grace Hopper" };
        db.AddRange(hall, loft, grace);
        await db.SaveChangesAsync();
        var day = new DateTime(2030, 3, 30);
        db.AddRange(
            new Talk
            {
                EventId = conference.Id,
                Title = "Compilers",
                RoomId = hall.Id,
                Starts = day.AddHours(9),
                Ends = day.AddHours(10),
                Speakers = [new TalkSpeaker { SpeakerId = grace.Id }],
            },
            new Talk
            {
                EventId = conference.Id,
                Title = "Linkers",
                RoomId = hall.Id,
                Starts = day.AddHours(11),
                Ends = day.AddHours(12),
                Position = 1,
            }
        );
        await db.SaveChangesAsync();
    }

    public static ILocator Talk(IPage page, string title) => page.Locator($".ec-event[data-label^='{title},']:not(.ec-ghost)");

    public static async Task Press(IPage page, string key, int times = 1)
    {
        // What a key does is known once the scripts of the page have run.
        await page.Loaded();
        for (var press = 0; press < times; press++)
            await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes on by Tab, and inside the grid from talk to talk, until the named thing has the focus, as someone without a mouse does.</summary>
    public static async Task TabTo(IPage page, string name)
    {
        await Expect(page.Locator("[data-talk], #tray button").First).ToBeVisibleAsync();
        for (var press = 0; press < 150; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await HasFocus(page, name))
                return;
            if (await page.Locator(".ec-event a:focus").CountAsync() == 0)
                continue;

            await page.Keyboard.PressAsync("Home");
            for (var talk = 0; talk < 20; talk++)
            {
                if (await HasFocus(page, name))
                    return;
                await page.Keyboard.PressAsync("j");
            }
        }

        Assert.Fail($"Tab never came to {name}.");
    }

    static async Task<bool> HasFocus(IPage page, string name) =>
        await page.EvaluateAsync<string?>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")
            is { } label
        && (label.Trim() == name || label.StartsWith(name + ",", StringComparison.Ordinal));

    public static async Task Drag(IPage page, ILocator what, float x, float y)
    {
        var box = await Box(what);
        await Move(page, box.X + 20, box.Y + Math.Min(8, box.Height / 2), box.X + 20 + x, box.Y + Math.Min(8, box.Height / 2) + y);
    }

    public static async Task DragTo(IPage page, ILocator what, ILocator target, float below = 20)
    {
        var (box, to) = (await Box(what), await Box(target));
        await Move(page, box.X + 20, box.Y + 8, to.X + 40, to.Y + below);
    }

    // The grid is drawn anew after each step.
    public static async Task<LocatorBoundingBoxResult> Box(ILocator what)
    {
        for (var again = 0; again < 50; again++)
        {
            if (await what.BoundingBoxAsync() is { } box)
                return box;
            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{what} is nowhere to be seen.");
    }

    public static async Task Move(IPage page, float fromX, float fromY, float toX, float toY)
    {
        await page.Mouse.MoveAsync(fromX, fromY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(toX, toY, new() { Steps = 12 });
        await page.Mouse.UpAsync();
    }
}
