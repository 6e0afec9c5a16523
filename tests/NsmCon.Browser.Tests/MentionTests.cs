using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;

namespace NsmCon.Browser.Tests;

/// <summary>A note that mentions a colleague, on a phone and on a desk.</summary>
[Collection(ChromiumCollection.Name)]
public class MentionTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task Whom_one_can_mention_is_told_and_whoever_is_mentioned_is_seen(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var colleague = await app.SignIn(StaffRole.Sponsorship);
        var path = await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app, width: width, scheme: scheme);
        var page = staff.Page;

        await page.GotoAsync($"{path}?note=true");
        var note = page.GetByRole(AriaRole.Textbox, new() { Name = "Note" });
        await Expect(note).ToHaveAccessibleDescriptionAsync("Mention somebody to mail them this note: @Sponsorship Person");
        await note.FillAsync("@Sponsorship Person, can you call them? @Nobody can.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();

        await Expect(page.Locator(".flash"))
            .ToHaveTextAsync("The note was added. Sponsorship Person gets it by mail. Nobody who may read it is called @Nobody.");
        await Expect(page.Locator(".msg.note b", new() { HasText = "@" })).ToHaveTextAsync(["@Sponsorship Person"]);
        await page.GotoAsync($"{path}?note=true");
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"mention-{width}.png"), FullPage = true });
        Assert.Empty(await page.Violations());
        Assert.Equal(width, await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, window.innerWidth)"));
        Assert.Empty(staff.Faults);
    }

    static async Task<string> Arrange(RunningApp app)
    {
        await using var db = app.OpenDb();
        var inquiry = new Inquiry
        {
            EventId = await db.Events.Where(e => e.Slug == RunningApp.Seed).Select(e => e.Id).SingleAsync(),
            Company = "Polder Systems",
            ContactName = "Toni Bakker",
            Email = "toni@polder.example",
            ReceivedAt = app.Clock.GetUtcNow().UtcDateTime,
        };
        inquiry.Add(
            new Message
            {
                Kind = MessageKind.In,
                From = "Toni Bakker",
                Subject = "Sponsoring",
                Text = "Is it free?",
                At = app.Clock.GetUtcNow().UtcDateTime,
            }
        );
        db.Add(inquiry);
        await db.SaveChangesAsync();
        return $"/admin/events/{RunningApp.Seed}/inquiries/{inquiry.Id}";
    }
}
