using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

/// <summary>
/// The pictures of the README. <c>NSMCON_SCREENSHOTS=docs/screenshots bash tests/run Browser --filter Screenshot</c> renews them;
/// otherwise they are taken and thrown away, so that a page that cannot be shown is noticed.
/// </summary>
[Collection(ChromiumCollection.Name)]
public class ScreenshotTests(Chromium chromium)
{
    [SkippableFact]
    public async Task The_pictures_of_the_readme_can_be_taken()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Demo.Fill(app);
        await using var visitor = await chromium.Open(app.Url, 1440, 900);
        await using var staff = await chromium.OpenForStaff(app);

        var page = await Take(visitor.Page, $"/events/{RunningApp.Seed}", "event.png");
        var dashboard = await Take(staff.Page, $"/admin/events/{RunningApp.Seed}", "dashboard.png");
        var grid = await Take(staff.Page, $"/admin/events/{RunningApp.Seed}/agenda/grid", "grid.png");

        await using var db = app.OpenDb();
        var conversation = await Take(
            staff.Page,
            $"/admin/events/{RunningApp.Seed}/inquiries/{await db.Inquiries.MinAsync(inquiry => inquiry.Id)}",
            "conversation.png"
        );
        var inbox = await Take(staff.Page, "/admin/inbox", "inbox.png");

        foreach (var picture in new[] { page, dashboard, grid, conversation, inbox })
            Assert.True(new FileInfo(picture).Length > 20_000, $"{picture} shows next to nothing.");
    }

    static async Task<string> Take(IPage page, string path, string name)
    {
        var folder = Environment.GetEnvironmentVariable("NSMCON_SCREENSHOTS") is { Length: > 0 } given
            ? Path.Combine(RunningApp.ProjectRoot(), given)
            : Path.GetTempPath();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var file = Path.Combine(folder, name);
        await page.ScreenshotAsync(new() { Path = file });
        return file;
    }
}
