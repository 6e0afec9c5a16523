using Microsoft.Playwright;
using MimeKit;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;
using AppendRequest = MailKit.AppendRequest;
using MailFolder = NsmCon.Data.Mail.MailFolder;

namespace NsmCon.Browser.Tests;

/// <summary>
/// Every page that links lead to: nothing for axe to find, nothing wider than a phone, no fault in the browser's console.
/// <c>NSMCON_PAGES=/tmp/pages bash tests/run Browser --filter PageTests</c> keeps a picture of each.
/// </summary>
[Collection(ChromiumCollection.Name)]
public class PageTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task Public_pages_are_fit_for_everybody(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var ticket = await Demo.Fill(app);
        await using var window = await chromium.Open(app.Url, width, scheme: scheme);

        var faults = new List<string>();
        var seen = await Crawler.Visit(
            window,
            ["/", $"/events/{RunningApp.Seed}", $"/tickets/{ticket}", $"/speakers/{Demo.SpeakerCode}"],
            (page, path) => Look(page, path, width, faults)
        );

        Assert.Contains($"/events/{RunningApp.Seed}/register", seen);
        Assert.Contains($"/events/{RunningApp.Seed}/sponsor", seen);
        Assert.Contains(seen, path => path.StartsWith($"/events/{RunningApp.Seed}/speakers/", StringComparison.Ordinal));
        AssertNone(faults.Concat(window.Faults));
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task Staff_pages_are_fit_for_everybody(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Demo.Fill(app);
        await using var window = await chromium.OpenForStaff(app, width: width, scheme: scheme);

        var faults = new List<string>();
        var seen = await Crawler.Visit(window, [$"/admin/events/{RunningApp.Seed}"], (page, path) => Look(page, path, width, faults));

        Assert.True(seen.Count >= 20, $"Only {seen.Count} pages were found: {string.Join(", ", seen)}");
        AssertNone(faults.Concat(window.Faults));
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task The_page_of_a_mailbox_is_fit_for_everybody_while_it_asks_and_when_it_was_tried_and_compared(
        int width,
        ColorScheme scheme
    )
    {
        var mailbox = TestMailbox.New();
        using (var client = await mailbox.SignIn())
            await client.Inbox.AppendAsync([
                .. Enumerable
                    .Range(0, MailFolder.MostUnasked + 1)
                    .Select(number => new AppendRequest(new MimeMessage { Subject = $"{number}" })),
            ]);
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            "Mail:Imap:Host=127.0.0.1",
            $"Mail:Imap:Port={Servers.RequireMail().Imaps}",
            $"Mail:Imap:User={mailbox.Address}",
            $"Mail:Imap:Password={mailbox.Password}",
            "Mail:Imap:Folders=INBOX,Sponsers"
        );
        await using var window = await chromium.OpenForStaff(app, width: width, scheme: scheme);
        var (page, faults) = (window.Page, new List<string>());

        await page.GotoAsync("/admin/inbox/mailbox");
        while (await page.GetByRole(AriaRole.Alert).Or(page.GetByRole(AriaRole.Note)).CountAsync() == 0)
            await page.ReloadAsync();
        await Look(page, "/admin/inbox/mailbox", width, faults);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("has no folder \"Sponsers\"").First).ToBeVisibleAsync();
        await Look(page, "/admin/inbox/mailbox/tried", width, faults);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await Assertions.Expect(page.GetByText("201 not read yet")).ToBeVisibleAsync();
        await Look(page, "/admin/inbox/mailbox/compared", width, faults);

        AssertNone(faults.Concat(window.Faults));
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task Inquiries_that_are_merged_and_split_are_fit_for_everybody_and_undone_with_the_keyboard(int width, ColorScheme scheme)
    {
        const string list = $"/admin/events/{RunningApp.Seed}/inquiries";
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Demo.Fill(app);
        await using var window = await chromium.OpenForStaff(app, width: width, scheme: scheme);
        var (page, faults) = (window.Page, new List<string>());

        await page.GotoAsync($"{list}/2");
        await page.GetByRole(AriaRole.Link, new() { Name = "Merge with…" }).ClickAsync();
        await Look(page, $"{list}/2/merge", width, faults);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ringvaart" }).ClickAsync();
        await Look(page, $"{list}/1/merge/2", width, faults);
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".msg")).ToHaveCountAsync(4);
        await Look(page, $"{list}/1/merged", width, faults);

        await page.GetByRole(AriaRole.Link, new() { Name = "Split off" }).Last.ClickAsync();
        await Look(page, $"{list}/1/split", width, faults);
        await page.GetByRole(AriaRole.Button, new() { Name = "Split", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".msg")).ToHaveCountAsync(1);
        await Look(page, $"{list}/4/new", width, faults);
        await page.GotoAsync($"{list}/1");
        await Look(page, $"{list}/1/parted", width, faults);

        await page.GotoAsync($"{list}/4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo splitting off from Ringvaart" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo merging Meridian Cloud" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".msg")).ToHaveCountAsync(2);

        AssertNone(faults.Concat(window.Faults));
    }

    // Assert.Empty and Assert.Equal would show only their beginnings.
    static void AssertNone(IEnumerable<string> faults)
    {
        var all = string.Join('\n', faults);
        Assert.True(all.Length == 0, all);
    }

    const string Widest = """
        width => [...document.querySelectorAll("body *")].filter(el => el.getBoundingClientRect().right > width && !el.children.length)
          .slice(0, 3).map(el => el.outerHTML.slice(0, 120)).join(", ")
        """;

    static async Task Look(IPage page, string path, int width, List<string> faults)
    {
        faults.AddRange((await page.Violations()).Select(violation => $"{path} ({width} px): {violation}"));

        var widest = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (widest > width)
            faults.Add($"{path} is {widest} px wide in a window of {width} px: {await page.EvaluateAsync<string>(Widest, width)}.");
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '-')}-{width}.png"), FullPage = true }
            );
    }
}
