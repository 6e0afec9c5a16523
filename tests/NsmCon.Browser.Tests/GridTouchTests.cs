using Microsoft.Playwright;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;
using static NsmCon.Browser.Tests.Grids;

namespace NsmCon.Browser.Tests;

/// <summary>The agenda's grid by touch.</summary>
[Collection(ChromiumCollection.Name)]
public class GridTouchTests(Chromium chromium)
{
    // A wiped page goes on scrolling for a while, and takes the talk along under the finger.
    const string StandStill = """
        () => new Promise(done => {
          let frames = 0;
          const look = () => {
            frames = scrollY === 0 ? frames + 1 : 0;
            scrollTo(0, 0);
            if (frames < 30) requestAnimationFrame(look); else done();
          };
          look();
        })
        """;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_a_tablet_a_finger_that_rests_carries_a_talk_and_one_that_wipes_scrolls(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app, width: 820, with: options =>
            (options.HasTouch, options.IsMobile) = (true, true)
        );
        var page = staff.Page;
        await page.GotoAsync(GridPath);
        var talk = Talk(page, "Compilers");
        await using var finger = await Finger.Create(page);

        await finger.Wipe(await Box(talk), x: 0, y: 60);
        await Expect(talk).ToHaveAttributeAsync("data-label", "Compilers, Grace Hopper, 09:00 to 10:00, Hall");
        Assert.Equal("", await page.Locator("#said").TextContentAsync());
        await page.EvaluateAsync(StandStill);
        await finger.Carry(await Box(talk), x: 0, y: 60);
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 09:30 to 10:30, Hall.");

        await Press(page, "Escape");
        await talk.GetByRole(AriaRole.Link).FocusAsync();
        await Press(page, "Delete");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Took Compilers off the agenda.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put Compilers on the grid" }).TapAsync();
        await Expect(page.Locator("#said")).ToHaveTextAsync("Moved Compilers to March 30, 12:00, Hall.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).TapAsync();
        await Expect(page.Locator("#tray li a")).ToHaveTextAsync("Compilers");
        Assert.Empty(staff.Faults);
    }
}
