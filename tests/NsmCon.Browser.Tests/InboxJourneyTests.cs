using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using MimeKit;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

/// <summary>A sponsorship that begins with a mail, on real mail servers and without any.</summary>
[Collection(ChromiumCollection.Name)]
public class InboxJourneyTests(Chromium chromium)
{
    const string Sponsor = "toni@polder.example",
        Colleague = "kim@polder.example";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_becomes_a_sponsorship_on_real_servers(string provider)
    {
        var (ours, theirs) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await RunningApp.Start(
            provider,
            [
                .. MailServer.Settings,
                "Mail:Imap:Host=127.0.0.1",
                $"Mail:Imap:Port={Servers.RequireMail().Imaps}",
                $"Mail:Imap:User={ours.Address}",
                $"Mail:Imap:Password={ours.Password}",
                "Mail:Imap:PollSeconds=1",
            ]
        );
        await app.SponsorsWriteTo(ours.Address);

        await Journey(
            app,
            theirs.Address,
            mail => ours.Deliver(mail),
            async count => (await theirs.WaitForMails(count, TimeSpan.FromSeconds(60)))[count - 1]
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_becomes_a_sponsorship_with_files_alone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (inbox, outbox) = (Path.Combine(app.Folder, "data", "inbox"), Path.Combine(app.Folder, "data", "outbox"));

        await Journey(app, Sponsor, Drop, async count =>
            await MimeMessage.LoadAsync(
                (
                    await Seen(() =>
                        Task.FromResult(
                            Directory.Exists(outbox) ? Directory.GetFiles(outbox, "*.eml").Order().ElementAtOrDefault(count - 1) : null
                        )
                    )
                )
            )
        );

        async Task Drop(MimeMessage mail)
        {
            Directory.CreateDirectory(inbox);
            var file = Path.Combine(inbox, $"{Guid.NewGuid():N}");
            await mail.WriteToAsync(file);
            File.Move(file, $"{file}.eml");
        }
    }

    async Task Journey(RunningApp app, string sponsor, Func<MimeMessage, Task> deliver, Func<int, Task<MimeMessage>> received)
    {
        await using var staff = await chromium.OpenForStaff(app);
        var page = staff.Page;
        await deliver(
            Mail(
                "Sponsoring",
                sponsor,
                new BodyBuilder
                {
                    TextBody = "We would like to sponsor you. Our logo is attached.",
                    Attachments = { { "logo.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10 } } },
                }.ToMessageBody()
            )
        );
        await Arrived(app, 1);

        await page.GotoAsync("/admin/inbox");
        await Healthy(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sponsoring" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("We would like to sponsor you.")).ToBeVisibleAsync();
        await Healthy(page);
        await page.GetByLabel("A new inquiry of").SelectOptionAsync(new SelectOptionValue { Label = "NSMCon EU 2020" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it an inquiry" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "logo.png" })).ToBeVisibleAsync();
        var conversation = page.Url;

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Reply to" }).FillAsync("Thank you! Which package would you like?");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Attach the prospectus" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".msg.out")).ToContainTextAsync("Which package would you like?");
        app.Clock.Advance(TakeBackReply.Within);
        var reply = await received(1);
        Assert.EndsWith("-prospectus.pdf", Assert.Single(reply.Attachments.OfType<MimePart>()).FileName, StringComparison.Ordinal);

        await deliver(AsOutlook(reply, sponsor));
        await deliver(Absence(reply));
        await deliver(Forged(sponsor));
        await Arrived(app, 4);
        await page.GotoAsync(conversation);
        await Assertions.Expect(page.Locator(".msg")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".msg").Nth(2)).ToContainTextAsync("The T-shirt, please.");
        await Assertions.Expect(page.Locator(".msg").Nth(2).Locator("details")).Not.ToHaveAttributeAsync("open", "");
        await Healthy(page);

        foreach (var package in new[] { "Event", "T-Shirt" })
            await page.GetByRole(AriaRole.Checkbox, new() { Name = package }).First.CheckAsync();
        Assert.Contains("(Max. 2) 2 left", await SponsorJourneyTests.Prospectus(page), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept and make sponsorship" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is a sponsor now")).ToBeVisibleAsync();
        await Healthy(page);

        Assert.Contains("(Max. 2) 1 left", await SponsorJourneyTests.Prospectus(page), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(
            [IncomingState.Automatic, IncomingState.Automatic, IncomingState.Threaded, IncomingState.Threaded],
            (await db.IncomingMails.Select(mail => mail.State).ToListAsync()).OrderBy(state => $"{state}")
        );
        Assert.Empty(await db.BouncedAddresses.ToListAsync());
        Assert.Equal(1, await db.OutgoingMails.CountAsync());
        Assert.Empty(staff.Faults);
    }

    // At both widths: what is wider than a phone, and what axe finds.
    static async Task Healthy(IPage page)
    {
        foreach (var width in new[] { 360, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Empty(await page.Violations());
        }
    }

    static async Task Arrived(RunningApp app, int count)
    {
        await using var db = app.OpenDb();
        await Seen(async () => await db.IncomingMails.CountAsync(mail => mail.State != IncomingState.New) >= count ? "here" : null);
    }

    static async Task<string> Seen(Func<Task<string?>> look)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < deadline; await Task.Delay(100))
        {
            if (await look() is { } found)
                return found;
        }

        throw new TimeoutException("It was not seen within a minute.");
    }

    static MimeMessage Mail(string subject, string from, MimeEntity body)
    {
        var mail = new MimeMessage
        {
            Subject = subject,
            MessageId = $"{Guid.NewGuid():N}@polder.example",
            Body = body,
        };
        mail.From.Add(new MailboxAddress("Toni Bakker", from));
        mail.To.Add(MailboxAddress.Parse("sponsors@networkservicemesh.io"));
        return mail;
    }

    static MimeMessage AsOutlook(MimeMessage answered, string from)
    {
        var mail = Mail(
            $"RE: {answered.Subject}",
            from,
            new TextPart("plain")
            {
                Text =
                    $"The T-shirt, please.\r\n\r\nFrom: NSMCon <{answered.From.Mailboxes.First().Address}>\r\nSent: Monday, November 30, 2026 9:12 AM\r\nTo: Toni Bakker <{from}>\r\nSubject: {answered.Subject}\r\n\r\nThank you! Which package would you like?\r\n",
            }
        );
        mail.InReplyTo = answered.MessageId;
        mail.References.Add(answered.MessageId!);
        mail.Headers.Add("X-Mailer", "Microsoft Outlook 16.0");
        return mail;
    }

    static MimeMessage Absence(MimeMessage answered)
    {
        var mail = Mail($"Automatic reply: {answered.Subject}", Colleague, new TextPart("plain") { Text = "I am away until Monday." });
        mail.InReplyTo = answered.MessageId;
        mail.Headers.Add("Auto-Submitted", "auto-replied");
        return mail;
    }

    // A report about a mail that was never sent: whoever forges one stops nothing.
    static MimeMessage Forged(string about)
    {
        var mail = Mail(
            "Undelivered Mail Returned to Sender",
            "mailer-daemon@polder.example",
            new MultipartReport(
                "delivery-status",
                new TextPart("plain") { Text = "Your message could not be delivered." },
                new MessageDeliveryStatus
                {
                    StatusGroups =
                    {
                        new() { { "Reporting-MTA", "dns; mx.polder.example" } },
                        new()
                        {
                            { "Final-Recipient", $"rfc822; {about}" },
                            { "Action", "failed" },
                            { "Status", "5.1.1" },
                        },
                    },
                },
                new TextPart("rfc822-headers") { Text = $"Message-ID: <{Guid.NewGuid():N}@networkservicemesh.io>\r\nTo: {about}\r\n" }
            )
        );
        mail.Headers.Add("Auto-Submitted", "auto-replied");
        return mail;
    }
}
