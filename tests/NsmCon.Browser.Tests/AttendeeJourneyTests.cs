using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;
using UglyToad.PdfPig;

namespace NsmCon.Browser.Tests;

/// <summary>Register, mail, ticket, badge, check-in.</summary>
[Collection(ChromiumCollection.Name)]
public partial class AttendeeJourneyTests(Chromium chromium)
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_registers_gets_a_ticket_by_mail_and_comes_in(string provider)
    {
        await using var app = await RunningApp.Start(provider, MailServer.Settings);
        await using var visitor = await chromium.Open(app.Url, 390, 844);
        await using var staff = await chromium.OpenForStaff(app);
        var mailbox = TestMailbox.New();

        await Register(visitor.Page, mailbox.Address);
        var mail = await mailbox.WaitForMail();
        await visitor.Page.GotoAsync(TicketLink().Match(mail.TextBody!).Value);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Robin de Vries" })).ToBeVisibleAsync();
        var code = (await visitor.Page.Locator(".ref").InnerTextAsync()).Trim();

        Assert.Contains("Robin de Vries", await Badges(staff.Page), StringComparison.Ordinal);

        Assert.Contains("Welcome", await CheckIn(staff.Page, code), StringComparison.Ordinal);
        Assert.Contains("Already in", await CheckIn(staff.Page, code), StringComparison.Ordinal);
        Assert.Empty(visitor.Faults.Concat(staff.Faults));
    }

    static async Task Register(IPage page, string address)
    {
        await page.GotoAsync($"/events/{RunningApp.Seed}");
        await page.Locator("main a.button", new() { HasTextRegex = OwnRegister() }).First.ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Robin de Vries");
        await page.GetByLabel("E-mail").FillAsync(address);
        await page.GetByLabel("Company").FillAsync("Example Networks");
        await page.GetByLabel("I agree that").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are registered" })).ToBeVisibleAsync();
    }

    static async Task<string> Badges(IPage page)
    {
        var answer = await page.APIRequest.GetAsync($"/admin/events/{RunningApp.Seed}/badges.pdf", new() { Timeout = 60_000 });
        using var pdf = PdfDocument.Open(await answer.BodyAsync());
        return string.Join('\n', pdf.GetPages().Select(badge => string.Join(' ', badge.GetWords().Select(word => word.Text))));
    }

    static async Task<string> CheckIn(IPage page, string code)
    {
        await page.GotoAsync($"/admin/events/{RunningApp.Seed}/check-in");
        await page.GetByLabel("Ticket code").FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        return await page.Locator("#answer").InnerTextAsync();
    }

    [GeneratedRegex("^Register$", RegexOptions.None, 1_000)]
    private static partial Regex OwnRegister();

    [GeneratedRegex(@"https?://\S+/tickets/[0-9A-Z]+", RegexOptions.None, 1_000)]
    private static partial Regex TicketLink();
}
