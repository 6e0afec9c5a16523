using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

/// <summary>Who was signed out while writing loses nothing.</summary>
[Collection(ChromiumCollection.Name)]
public class SignedOutTests(Chromium chromium)
{
    [SkippableFact]
    public async Task What_was_typed_is_there_again_after_the_sign_in_and_gone_once_it_is_saved()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        var form = $"/admin/events/{RunningApp.Seed}/agenda/talks/new";
        await page.GotoAsync(form);
        await page.GetByLabel("Title").FillAsync("Written for an hour");
        await page.GetByLabel("Abstract").FillAsync("One line\nand another");

        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();
        await SignIn(app, page);

        await Assertions.Expect(page.GetByText("You were signed out before this was saved.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("Written for an hour");
        await Assertions.Expect(page.GetByLabel("Abstract")).ToHaveValueAsync("One line\nand another");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();
        await page.Leaves($"{form}$");
        await page.GotoAsync(form);
        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("");
        await using var db = app.OpenDb();
        Assert.True(await db.Talks.AnyAsync(talk => talk.Title == "Written for an hour"));
    }

    static async Task SignIn(RunningApp app, IPage page)
    {
        await using var db = app.OpenDb();
        await page.GetByLabel("E-mail")
            .FillAsync(await db.Users.OrderByDescending(person => person.Id).Select(person => person.Email!).FirstAsync());
        await page.GetByLabel("Password").FillAsync("a long enough password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
