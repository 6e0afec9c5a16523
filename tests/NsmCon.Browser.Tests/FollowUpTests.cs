using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;

namespace NsmCon.Browser.Tests;

/// <summary>What comes next in an inquiry, and until when it is put away: by keys, on a phone and on a desk.</summary>
[Collection(ChromiumCollection.Name)]
public class FollowUpTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task A_step_is_planned_and_done_and_an_inquiry_snoozed_and_brought_back_by_keys(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app, width: width, scheme: scheme);
        var page = staff.Page;
        await page.GotoAsync("/admin/inbox/inquiries");
        await Look(page, "inbox", width);
        await page.GotoAsync($"/admin/events/{RunningApp.Seed}/inquiries?due=true");
        await Look(page, "due", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Polder" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Leaves(@"\?");
        await Look(page, "late", width);

        await page.GetByLabel("Next step").FillAsync("Send the offer");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".flash")).ToContainTextAsync("The next step was saved.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Step done" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".flash")).ToContainTextAsync("The step is done.");
        await Expect(page.GetByLabel("Next step")).ToHaveValueAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Next week" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".flash")).ToContainTextAsync("Snoozed until Monday,");
        await Look(page, "snoozed", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back now" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".flash")).ToContainTextAsync("It is back.");
        Assert.Empty(staff.Faults);
    }

    static async Task Look(IPage page, string name, int width)
    {
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"follow-up-{name}-{width}.png"), FullPage = true });
        Assert.Empty(await page.Violations());
        Assert.Equal(width, await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, window.innerWidth)"));
    }

    static async Task Arrange(RunningApp app)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        db.AddRange(Asked("Polder Systems", 74), Asked("Halden Networks", 5), Asked("Meridian Cloud", 30), Answered("Ringvaart"));
        await db.SaveChangesAsync();

        Inquiry Asked(string company, int hours)
        {
            var inquiry = New(company);
            inquiry.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = "Toni Bakker",
                    Subject = "Sponsoring",
                    Text = "Is it free?",
                    At = now.AddHours(-hours),
                }
            );
            if (hours == 74)
                inquiry.Plan(
                    "Call them about the booth beside the stage, and about the recordings",
                    Today(conference, now).AddDays(-2),
                    conference,
                    now
                );
            return inquiry;
        }

        Inquiry Answered(string company)
        {
            var inquiry = New(company);
            inquiry.Plan("Send the offer", Today(conference, now).AddDays(4), conference, now);
            inquiry.Snooze(Today(conference, now).AddDays(-1), conference, now.AddDays(-5));
            return inquiry;
        }

        Inquiry New(string company) =>
            new()
            {
                EventId = conference.Id,
                Company = company,
                ContactName = "Toni Bakker",
                Email = $"toni@{company.Split(' ')[0]}.example".ToLowerInvariant(),
                ReceivedAt = now,
            };
    }

    static DateOnly Today(Event conference, DateTime now) => DateOnly.FromDateTime(conference.ToLocal(now));
}
