using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static Microsoft.Playwright.Assertions;

namespace NsmCon.Browser.Tests;

/// <summary>The inbox and the conversations without a mouse.</summary>
[Collection(ChromiumCollection.Name)]
public class InboxKeysTests(Chromium chromium)
{
    [SkippableFact]
    public async Task An_inquiry_is_found_opened_answered_and_done_by_keys()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync($"/admin/events/{RunningApp.Seed}/inquiries?turn=Ours");

        await page.Press("j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Polder" })).ToBeFocusedAsync();
        await page.Press("j", "j", "j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Halden" })).ToBeFocusedAsync();
        await page.Press("k");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Polder" })).ToBeFocusedAsync();
        await page.Press("/");
        await page.Keyboard.TypeAsync("jkrne");
        await Expect(page.Locator("#find")).ToHaveValueAsync("jkrne");
        await page.Locator("h1").ClickAsync();
        await page.Press("j", "Enter");
        await Expect(page.Locator(".msg")).ToContainTextAsync("Is it free?");

        await page.Press("r");
        await Expect(page.GetByLabel("Reply to Toni")).ToBeFocusedAsync();
        await page.Locator("h1").ClickAsync();
        await page.Press("n");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Note" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("done here");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Note" })).ToHaveValueAsync("done here");
        await page.Locator("h1").ClickAsync();
        await page.Press("?");
        foreach (var words in new[] { "Reply", "Note", "No answer needed" })
            await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(words);
        Assert.Empty(await page.Violations());
        await page.Press("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Press("r");
        await Expect(page.GetByLabel("Reply to Toni")).ToBeFocusedAsync();
        await page.Locator("h1").ClickAsync();
        await page.Press("e");
        await Expect(page.Locator(".flash")).ToContainTextAsync("Nothing waits here any longer.");
        Assert.Empty(staff.Faults);
    }

    [SkippableFact]
    public async Task A_mail_is_found_opened_and_set_aside_by_keys()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await Arrange(app);
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await page.GotoAsync("/admin/inbox");

        await page.Press("/");
        await page.Keyboard.TypeAsync("boo");
        await page.Press("Enter");
        await Expect(page.Locator("mark")).ToHaveTextAsync(["booth"]);
        Assert.Empty(await page.Violations());
        await page.Locator("h1").ClickAsync();
        await page.Press("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("the next row");
        await page.Press("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Press("j", "Enter");
        await page.Arrives("/admin/inbox/1$");
        await page.Press("e");
        await Expect(page.Locator(".flash")).ToContainTextAsync("The mail was set aside.");
        Assert.Empty(staff.Faults);
    }

    static async Task Arrange(RunningApp app)
    {
        await using var db = app.OpenDb();
        var eventId = await db.Events.Where(e => e.Slug == RunningApp.Seed).Select(e => e.Id).SingleAsync();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        foreach (var (company, minutes) in new[] { ("Polder", 0), ("Halden", 1) })
        {
            var inquiry = new Inquiry
            {
                EventId = eventId,
                Company = company,
                ContactName = "Toni",
                Email = $"toni@{company}.example".ToLowerInvariant(),
                ReceivedAt = now,
            };
            inquiry.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = "Toni",
                    Text = "Is it free?",
                    At = now.AddMinutes(minutes),
                }
            );
            db.Add(inquiry);
        }

        byte[] bytes = [.. "From: mia@polder.example\r\nSubject: A booth\r\n\r\nWhat is it?"u8];
        var mail = new IncomingMail
        {
            Folder = "data/inbox",
            Hash = StoredFile.HashOf(bytes),
            Size = bytes.Length,
            ArrivedAt = now,
            KeptAt = now,
            FromAddress = "mia@polder.example",
            Subject = "A booth",
        };
        mail.KeepText("What is it?", []);
        mail.Wait(new(MailReasonKind.NamesNothing));
        db.AddRange(
            new StoredFile
            {
                Hash = mail.Hash,
                Bytes = bytes,
                StoredAt = now,
            },
            mail
        );
        await db.SaveChangesAsync();
    }
}
