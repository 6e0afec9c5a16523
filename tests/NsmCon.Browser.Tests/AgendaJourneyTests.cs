using Microsoft.Playwright;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

/// <summary>Page, import, edit, publish, agenda.</summary>
[Collection(ChromiumCollection.Name)]
public class AgendaJourneyTests(Chromium chromium)
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_is_imported_edited_published_and_seen(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var visitor = await chromium.Open(app.Url);
        await using var staff = await chromium.OpenForStaff(app);

        var page = Path.Combine(app.Folder, "content", "events", $"{RunningApp.Seed}.md");
        var text = await File.ReadAllTextAsync(page);
        await File.WriteAllTextAsync(
            page,
            text.Replace("title=\"The NSM Operator\"", "title=\"The NSM Operator in Practice\"", StringComparison.Ordinal)
        );
        await Import(staff.Page);
        await Publish(staff.Page);
        await Sees(visitor.Page, "The NSM Operator in Practice");

        await Edit(staff.Page, "The NSM Operator in Practice", "Operating Meshes");
        await Publish(staff.Page);
        await Sees(visitor.Page, "Operating Meshes");
        Assert.Empty(visitor.Faults.Concat(staff.Faults));
    }

    static async Task Import(IPage page)
    {
        await page.GotoAsync($"/admin/events/{RunningApp.Seed}/content");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the folder" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await page.Loaded();
    }

    static async Task Edit(IPage page, string title, string newTitle)
    {
        await page.GotoAsync($"/admin/events/{RunningApp.Seed}/agenda");
        await page.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await page.GetByLabel("Title").FillAsync(newTitle);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();
        await page.Loaded();
    }

    static async Task Publish(IPage page)
    {
        await page.GotoAsync($"/admin/events/{RunningApp.Seed}/agenda");
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare and publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is published.")).ToBeVisibleAsync();
    }

    static async Task Sees(IPage page, string title)
    {
        await page.GotoAsync($"/events/{RunningApp.Seed}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true })).ToBeVisibleAsync();
    }
}
