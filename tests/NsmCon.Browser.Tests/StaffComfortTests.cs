using Microsoft.Playwright;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;

namespace NsmCon.Browser.Tests;

/// <summary>What makes a day on staff pages easier: keys, questions that name what they do, and a menu that fits a phone.</summary>
[Collection(ChromiumCollection.Name)]
public class StaffComfortTests(Chromium chromium)
{
    const string Start = $"/admin/events/{RunningApp.Seed}";

    [SkippableFact]
    public async Task Keys_open_pages_the_search_and_their_own_list_and_never_while_someone_types()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Demo.Fill(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync(Start);

        await page.Press("g", "r");
        await page.Arrives("/registrations$");
        await page.Press("/");
        await Expect(page.Locator(".find input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("g d?");
        await Expect(page.Locator(".find input")).ToHaveValueAsync("g d?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await page.Locator("h1").ClickAsync();
        await page.Press("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Registrations");
        Assert.Empty(await page.Violations());
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "These keys are on" }).UncheckAsync();
        await page.Press("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Press("g", "d", "?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.EndsWith("/registrations", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Empty(staff.Faults);
    }

    [SkippableFact]
    public async Task Each_letter_after_g_opens_one_page()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var staff = await chromium.OpenForStaff(app);
        await staff.Page.GotoAsync("/admin/staff");

        var letters = await staff.Page.Locator(".menu a").EvaluateAllAsync<string[]>("links => links.map(link => link.dataset.go)");

        Assert.Equal(letters.Length, letters.Distinct().Count());
        Assert.True(letters.Length > 10);
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task A_question_is_answered_by_what_it_does_or_by_going_back(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Grids.Arrange(app);
        await using var staff = await chromium.OpenForStaff(app, width: width, scheme: scheme);
        var (page, dialog) = (staff.Page, staff.Page.GetByRole(AriaRole.Dialog));
        await page.GotoAsync($"/admin/events/{Grids.Slug}/settings/rooms");
        var delete = page.GetByRole(AriaRole.Button, new() { Name = "Delete Loft" });

        await delete.ClickAsync();
        await Expect(dialog).ToContainTextAsync("Delete Loft?");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Go back" })).ToBeFocusedAsync();
        Assert.Empty(await page.Violations());
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Picture(page, $"question-{width}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(delete).ToBeFocusedAsync();
        await delete.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await using var db = app.OpenDb();
        Assert.True(db.Rooms.Any(room => room.Name == "Loft"));

        await delete.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete Loft" }).ClickAsync();
        await Expect(page.Locator(".flash")).ToContainTextAsync("Loft was deleted.");
        Assert.False(db.Rooms.Any(room => room.Name == "Loft"));
        Assert.Empty(staff.Faults);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_account_and_the_sign_out_stay_beside_the_row_of_pages(bool withScript)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var staff = await chromium.OpenForStaff(app, width: 360, with: options => options.JavaScriptEnabled = withScript);
        var page = staff.Page;
        await page.GotoAsync(Start);

        await Expect(page.Locator(".me a")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings", Exact = true }).FocusAsync();
        var (link, account) = (await Grids.Box(page.Locator(".menu a:focus")), await Grids.Box(page.Locator(".me")));
        Assert.True(link.X + link.Width <= account.X, $"The link ends at {link.X + link.Width}, below the account at {account.X}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.Arrives("/admin/sign-in");
    }

    static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
