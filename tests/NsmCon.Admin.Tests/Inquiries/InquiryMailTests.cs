using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Inquiries;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Admin.Tests.Prospectus;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class InquiryMailTests
{
    // A busy machine starts the typesetter slowly.
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_the_form_to_the_sponsorship_every_mail_arrives_in_one_thread(string provider)
    {
        var (us, company) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await Start(provider, us);
        using var browser = app.Browser();
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        await Ask(app, browser, company, "Is it free?\nWe could decide today.");
        var notice = await us.WaitForMail(Soon);
        var receipt = await company.WaitForMail(Soon);
        await using var db = app.OpenDb();
        var inquiry = await db.Inquiries.AsNoTracking().SingleAsync();
        await staff.Send($"{Arranged.List}/{inquiry.Id}", new() { ["Text"] = "Dear Toni,\n\nit is **free**." }, "form.reply");
        app.Clock.Advance(TakeBackReply.Within);
        var reply = (await company.WaitForMails(2, Soon))[1];
        await staff.PostFrom($"{Arranged.List}/{inquiry.Id}", "form[action$=accept]");

        Assert.Equal(company.Address, notice.ReplyTo.Mailboxes.Single().Address);
        Assert.Contains("> Is it free?\n> We could decide today.", notice.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"{app.Url}{Arranged.List}/{inquiry.Id}", notice.TextBody, StringComparison.Ordinal);
        Assert.Equal(("auto-replied", us.Address), (receipt.Headers["Auto-Submitted"], receipt.ReplyTo.Mailboxes.Single().Address));
        Assert.Contains("T-Shirt $3,000 (Max. 2) 2 left", Pdf.WordsOf(Attached(receipt)), StringComparison.Ordinal);
        Assert.DoesNotContain("We could decide today", receipt.TextBody, StringComparison.Ordinal);
        Assert.Equal(
            ("Re: Sponsoring NSMCon EU 2020: Polder Systems", receipt.MessageId, us.Address),
            (reply.Subject, reply.InReplyTo, reply.ReplyTo.Mailboxes.Single().Address)
        );
        Assert.Contains("<strong", reply.HtmlBody, StringComparison.Ordinal);
        Assert.Null(reply.Headers["Auto-Submitted"]);
        Assert.Equal(
            reply.MessageId,
            await db.Messages.Where(message => message.Kind == MessageKind.Out).Select(message => message.InternetMessageId).SingleAsync()
        );
        Assert.Contains("T-Shirt $3,000 (Max. 2) 1 left", await Pdf.ProspectusOf(browser), StringComparison.Ordinal);
        Assert.Contains("Polder Systems", await Pdf.ProspectusOf(browser), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_receipt_asks_about_a_package_that_needs_another_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var db = app.OpenDb();
        var packages = await db.Packages.AsNoTracking().Include(package => package.OnlyWithPackage).ToListAsync();
        InquiryMail Of(params string[] names)
        {
            var wishes = packages
                .Where(package => names.Contains(package.Name))
                .Select(package => new InquiryPackage { PackageId = package.Id, Package = package });
            var inquiry = new Inquiry
            {
                Company = "Acme",
                ContactName = "Toni",
                Email = "toni@acme.example",
                Packages = [.. wishes],
            };
            return new(new Event { Slug = "ours", Title = "GraceCon" }, inquiry)
            {
                Message = new Message
                {
                    Kind = MessageKind.In,
                    From = "",
                    Subject = "",
                    Text = "",
                },
            };
        }

        Assert.Equal(
            "T-Shirt (only for Event sponsors: if you are not one yet, reply to this mail and tell us whether you want Event too)",
            Of("T-Shirt").PackagesWithRules
        );
        Assert.Equal("Event, T-Shirt", Of("Event", "T-Shirt").PackagesWithRules);
        Assert.Equal("", Of().PackagesWithRules);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_answers_the_newest_mail_of_the_company_and_names_the_whole_thread(string provider)
    {
        var (us, company) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await Start(provider, us);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder Systems", with: i =>
        {
            i.Email = company.Address;
            i.Messages[0].InternetMessageId = "first@polder.example";
            i.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = "Toni",
                    Text = "And?",
                    InternetMessageId = "second@polder.example",
                    At = i.ReceivedAt,
                }
            );
        });

        await staff.Send($"{Arranged.List}/{inquiry.Id}", new() { ["Text"] = "Yes." }, "form.reply");
        app.Clock.Advance(TakeBackReply.Within);
        await company.WaitForMails(1, Soon);
        await staff.Send($"{Arranged.List}/{inquiry.Id}", new() { ["Text"] = "Really." }, "form.reply");
        app.Clock.Advance(TakeBackReply.Within);
        var mails = await company.WaitForMails(2, Soon);

        Assert.Equal(["first@polder.example", "second@polder.example"], mails[0].References);
        Assert.Equal("second@polder.example", mails[1].InReplyTo);
        Assert.Equal(["first@polder.example", "second@polder.example", mails[0].MessageId!], mails[1].References);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_and_markup_in_the_form_are_text_in_the_mails(string provider)
    {
        var (us, company) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await Start(provider, us);
        using var browser = app.Browser();

        await Ask(app, browser, company, "<script>alert(1)</script> [win](https://evil.example) **now**");
        var notice = await us.WaitForMail(Soon);

        Assert.DoesNotContain("<script", notice.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://evil.example", notice.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> [win](https://evil.example) **now**", notice.TextBody, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stranger_s_link_does_not_come_from_us(string provider)
    {
        var (us, company) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await Start(provider, us);
        using var browser = app.Browser();

        await Ask(
            app,
            browser,
            company,
            "Hello",
            new() { ["ContactName"] = "Claim it: https://evil.example/a", ["Company"] = "evil.example" }
        );
        var (notice, receipt) = (await us.WaitForMail(Soon), await company.WaitForMail(Soon));

        Assert.Contains("https://evil.example/a", notice.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "evil.example",
            $"{receipt.To} {receipt.Subject} {receipt.TextBody} {receipt.HtmlBody}",
            StringComparison.Ordinal
        );
        Assert.Contains("Thank you, and welcome", receipt.TextBody, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_receipt_waits_while_the_prospectus_cannot_be_drawn(string provider)
    {
        var (us, company) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await Start(provider, us);
        using var browser = app.Browser();
        var template = Path.Combine(Directory.CreateDirectory(Path.Combine(app.Folder, "content", "templates")).FullName, "prospectus.typ");
        await File.WriteAllTextAsync(template, "#missing");

        await Ask(app, browser, company, "Hello");
        await us.WaitForMail(Soon);
        await using var db = app.OpenDb();
        string? error = null;
        for (var i = 0; i < 600 && error is null; i++)
        {
            await Task.Delay(100);
            error = await db.OutgoingMails.Where(mail => mail.Template == "inquiry-receipt").Select(mail => mail.LastError).SingleAsync();
        }

        File.Delete(template);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var receipt = await company.WaitForMail(Soon);

        Assert.Contains("prospectus.typ:1:", error, StringComparison.Ordinal);
        Assert.Contains("Lunch $7,500", Pdf.WordsOf(Attached(receipt)), StringComparison.Ordinal);
    }

    // The event names no address of its own: the configured one counts.
    static async Task<RunningApp> Start(string provider, TestMailbox us)
    {
        var app = await RunningApp.Start(
            provider,
            [.. MailBench.Submission(), "Mail:From=NSMCon <app@networkservicemesh.io>", $"Mail:Sponsors=Sponsors <{us.Address}>"]
        );
        await app.SponsorsWriteTo("");
        return app;
    }

    static async Task Ask(RunningApp app, HttpClient browser, TestMailbox company, string message, Dictionary<string, string?>? with = null)
    {
        var path = $"/events/{RunningApp.Seed}/sponsor";
        var page = await browser.Open(path);
        foreach (var key in new[] { "event", "t-shirt" })
            page.QuerySelector($"input[name=PackageIds][value='{(await app.Package(key)).Id}']")!.SetAttribute("checked", "");
        var values = new Dictionary<string, string?>
        {
            ["Company"] = "Polder Systems",
            ["ContactName"] = "Toni Bakker",
            ["Email"] = company.Address,
            ["Message"] = message,
        };
        foreach (var (field, value) in with ?? [])
            values[field] = value;
        await browser.Send(page.QuerySelector("main form")!, path, values);
    }

    static byte[] Attached(MimeMessage mail)
    {
        var part = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal(($"{RunningApp.Seed}-prospectus.pdf", "application/pdf"), (part.FileName, part.ContentType.MimeType));
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
