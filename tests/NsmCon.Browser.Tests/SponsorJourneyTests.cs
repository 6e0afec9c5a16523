using Microsoft.Playwright;
using MimeKit;
using NsmCon.Data.Inquiries;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;
using UglyToad.PdfPig;

namespace NsmCon.Browser.Tests;

/// <summary>Interest form, inquiry, reply, sponsorship; and the prospectus shows one less.</summary>
[Collection(ChromiumCollection.Name)]
public class SponsorJourneyTests(Chromium chromium)
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_company_asks_is_answered_and_becomes_a_sponsor(string provider)
    {
        await using var app = await RunningApp.Start(provider, MailServer.Settings);
        await using var visitor = await chromium.Open(app.Url);
        await using var staff = await chromium.OpenForStaff(app);
        var company = TestMailbox.New();
        Assert.Contains("(Max. 2) 2 left", await Prospectus(visitor.Page), StringComparison.Ordinal);

        await Ask(visitor.Page, company.Address);
        var receipt = await company.WaitForMail();
        Assert.Contains(receipt.Attachments.OfType<MimePart>(), part => part.ContentType.MimeType == "application/pdf");

        await Reply(staff.Page);
        app.Clock.Advance(TakeBackReply.Within);
        var answer = (await company.WaitForMails(2))[1];
        Assert.Contains("Both are yours", answer.TextBody, StringComparison.Ordinal);

        await Accept(staff.Page);
        Assert.Contains("(Max. 2) 1 left", await Prospectus(visitor.Page), StringComparison.Ordinal);
        Assert.Empty(visitor.Faults.Concat(staff.Faults));
    }

    static async Task Ask(IPage page, string address)
    {
        await page.GotoAsync($"/events/{RunningApp.Seed}/sponsor");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Event $15,000" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "T-Shirt $3,000" }).CheckAsync();
        await page.GetByLabel("Company").FillAsync("Halden Networks");
        await page.GetByLabel("Your name").FillAsync("Noor Haddad");
        await page.GetByLabel("E-mail").FillAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send inquiry" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Thank");
    }

    static async Task Reply(IPage page)
    {
        await page.GotoAsync($"/admin/events/{RunningApp.Seed}/inquiries");
        await page.GetByRole(AriaRole.Link, new() { Name = "Halden Networks" }).First.ClickAsync();
        await page.GetByLabel("Reply").FillAsync("Dear Noor, thank you. Both are yours if you say yes this week.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".msg.out")).ToContainTextAsync("Both are yours");
    }

    static async Task Accept(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept and make sponsorship" }).ClickAsync();
        await page.Loaded();
    }

    /// <summary>The words of the prospectus as it is now.</summary>
    internal static async Task<string> Prospectus(IPage page)
    {
        var answer = await page.APIRequest.GetAsync("/pdf/NSMConEU2020Prospectus.pdf", new() { Timeout = 60_000 });
        using var pdf = PdfDocument.Open(await answer.BodyAsync());
        return string.Join('\n', pdf.GetPages().Select(one => string.Join(' ', one.GetWords().Select(word => word.Text))));
    }
}
