using Microsoft.Playwright;

namespace NsmCon.Browser.Tests;

/// <summary>A finger on a touch screen, as Chromium gets it from the machine.</summary>
sealed class Finger : IAsyncDisposable
{
    const int Steps = 12;

    readonly ICDPSession session;

    Finger(ICDPSession session) => this.session = session;

    public static async Task<Finger> Create(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    /// <summary>Rests on the thing until it can be carried, and carries it.</summary>
    public Task Carry(LocatorBoundingBoxResult what, float x, float y) => Move(what, x, y, rest: TimeSpan.FromMilliseconds(700));

    /// <summary>Wipes over it.</summary>
    public Task Wipe(LocatorBoundingBoxResult what, float x, float y) => Move(what, x, y, rest: TimeSpan.Zero);

    public async ValueTask DisposeAsync() => await session.DetachAsync();

    async Task Move(LocatorBoundingBoxResult what, float x, float y, TimeSpan rest)
    {
        var (fromX, fromY) = (what.X + 20, what.Y + 8);
        await Touch("touchStart", fromX, fromY);
        await Task.Delay(rest);
        for (var step = 1; step <= Steps; step++)
        {
            await Touch("touchMove", fromX + (x * step / Steps), fromY + (y * step / Steps));
            await Task.Delay(16);
        }

        await session.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
    }

    Task Touch(string type, float x, float y) =>
        session.SendAsync(
            "Input.dispatchTouchEvent",
            new()
            {
                ["type"] = type,
                ["touchPoints"] = new[]
                {
                    new Dictionary<string, object> { ["x"] = x, ["y"] = y },
                },
            }
        );
}
