using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;

namespace NsmCon.Browser.Tests;

/// <summary>What is written in an inquiry is never lost, and nobody writes beside a colleague without knowing.</summary>
[Collection(ChromiumCollection.Name)]
public class WritingTests(Chromium chromium)
{
    [SkippableFact]
    public async Task What_is_typed_is_kept_and_a_colleague_sees_who_is_writing()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Demo.Fill(app);
        await using var staff = await chromium.OpenForStaff(app);
        await using var colleague = await chromium.OpenForStaff(app);
        var path = await PathOfInquiry(app);
        await staff.Page.GotoAsync(path);
        await colleague.Page.GotoAsync(path);

        await staff.Page.Locator("#Text").FillAsync("Dear Noor, lunch is");
        await Expect(staff.Page.Locator("[data-draft-state]")).ToContainTextAsync("Draft kept at");
        await Expect(colleague.Page.Locator(".writers")).ToContainTextAsync("Mira Jansen is writing an answer.");
        await staff.Page.ReloadAsync();
        await Expect(staff.Page.Locator("#Text")).ToHaveValueAsync("Dear Noor, lunch is");

        // Who leaves at once loses nothing either.
        await staff.Page.Locator("#Text").FillAsync("Dear Noor, lunch is free.");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Note", Exact = true }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Reply (draft)" }).ClickAsync();
        await Expect(staff.Page.Locator("#Text")).ToHaveValueAsync("Dear Noor, lunch is free.");
        Assert.Empty(staff.Faults.Concat(colleague.Faults));
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task Writing_looking_and_being_told_are_fit_for_everybody(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Demo.Fill(app);
        await using var staff = await chromium.OpenForStaff(app, width: width, scheme: scheme);
        await using var colleague = await chromium.OpenForStaff(app);
        var (page, path) = (staff.Page, await PathOfInquiry(app));
        await page.GotoAsync(path);
        await colleague.Page.GotoAsync(path);

        await page.Locator("#Text").FillAsync("Dear Noor,\n\nlunch is **free**.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.FrameLocator("#preview iframe").GetByText("free")).ToBeVisibleAsync();
        await Look(page, width, "preview");
        await colleague.Page.Locator("#Text").FillAsync("It costs 5.");
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(colleague.Page.Locator(".flash")).ToContainTextAsync("goes out in ten seconds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Look(page, width, "told");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        await Look(page, width, "undo");
        await page.Locator(".flash").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("#Text")).ToHaveValueAsync("Dear Noor,\n\nlunch is **free**.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept and make sponsorship" }).ClickAsync();
        await Look(page, width, "accepted");
        Assert.Empty(staff.Faults);
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task A_file_is_chosen_attached_unticked_and_sent(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Demo.Fill(app);
        await using var staff = await chromium.OpenForStaff(app, width: width, scheme: scheme);
        var page = staff.Page;
        await page.GotoAsync(await PathOfInquiry(app));
        var choose = page.GetByLabel("Attach files");
        FilePayload plan =
                new()
                {
                    Name = "Floor plan of the third floor, with the stands.pdf",
                    MimeType = "application/pdf",
                    Buffer = new byte[2_400_000],
                },
            terms =
                new()
                {
                    Name = "terms.txt",
                    MimeType = "text/plain",
                    Buffer = [1],
                };
        await Expect(choose).ToHaveAccessibleDescriptionAsync("At most 15 MB in all");

        // What is typed is kept without the file, which goes with a press.
        await choose.SetInputFilesAsync([plan, terms]);
        await page.Locator("#Text").FillAsync("Dear Noor, here is the plan.");
        await Expect(page.Locator("[data-draft-state]")).ToContainTextAsync("Draft kept at");
        await using var db = app.OpenDb();
        Assert.Empty((await db.MessageDrafts.AsNoTracking().SingleAsync()).Files);
        await page.GetByRole(AriaRole.Button, new() { Name = "Attach", Exact = true }).ClickAsync();
        await Expect(page.Locator(".flash")).ToHaveTextAsync("2 files are attached.");
        await Expect(page.Locator("#Text")).ToHaveValueAsync("Dear Noor, here is the plan.");
        await page.GetByLabel("terms.txt").UncheckAsync();
        await Look(page, width, "attached");

        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(page.Locator(".msg.out .files").Last).ToContainTextAsync(plan.Name);
        await Look(page, width, "sent");
        Assert.Equal([plan.Name], await db.Attachments.Select(file => file.Name).ToListAsync());
        Assert.Empty(staff.Faults);
    }

    static async Task<string> PathOfInquiry(RunningApp app)
    {
        await using var db = app.OpenDb();
        return $"/admin/events/{RunningApp.Seed}/inquiries/{await db.Inquiries.MinAsync(inquiry => inquiry.Id)}";
    }

    static async Task Look(IPage page, int width, string name)
    {
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"writing-{name}-{width}.png"), FullPage = true });
        Assert.Empty(await page.Violations());
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
