using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>A sponsorship from the first mail to the package that is one less, on real mail servers.</summary>
public class SponsorJourneyTests
{
    static readonly byte[] Logo = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 1, 2, 3];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_becomes_an_inquiry_a_conversation_and_a_sponsorship(string provider)
    {
        var (ours, sponsor, colleague) = (TestMailbox.New(), TestMailbox.New(), TestMailbox.New());
        await using var app = await RunningApp.Start(
            provider,
            [.. MailBench.Submission(), .. MailboxBench.Settings(ours, $"Mail:Bounces={ours.Address}", "Mail:PlusAddresses=true")]
        );
        await app.SponsorsWriteTo(ours.Address);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await using var db = app.OpenDb();

        // They write, with a file, and nobody can tell to which event.
        var question = MailboxBench.Mail("Sponsoring", sponsor.Address);
        question.Body = new BodyBuilder
        {
            TextBody = "We would like to sponsor you. Our logo is attached.",
            Attachments = { { "logo.png", Logo } },
        }.ToMessageBody();
        await ours.Deliver(question, sponsor.Address);
        var arrived = Assert.Single(await app.WaitForMails(1));
        Assert.Equal(IncomingState.Unsorted, arrived.State);

        // Somebody gives it to the event, and answers.
        var eventId = await db.Events.Where(e => e.Slug == RunningApp.Seed).Select(e => e.Id).SingleAsync();
        var given = await staff.Send($"/admin/inbox/{arrived.Id}", new() { ["eventId"] = $"{eventId}" }, "form[action$='/event']");
        var path = given.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal(Logo, await staff.GetByteArrayAsync((await staff.Open(path)).QuerySelector(".msg .files a")!.GetAttribute("href")!));
        await staff.Send(path, new() { ["Text"] = "Thank you! Which package would you like?", ["HasProspectus"] = "true" }, "form.reply");
        app.Clock.Advance(TakeBackReply.Within);
        var reply = await sponsor.WaitForMail(TimeSpan.FromSeconds(60));
        Assert.Equal($"{RunningApp.Seed}-prospectus.pdf", Assert.Single(reply.Attachments.OfType<MimePart>()).FileName);
        Assert.Equal(question.MessageId, Assert.Single(reply.References));

        // Their answer, as Outlook writes it, and a note of absence from a colleague's mailbox.
        await ours.Deliver(AsOutlook(reply, sponsor), sponsor.Address);
        await ours.Deliver(Absence(reply, colleague), "");
        await app.WaitForMails(3);
        var messages = (await staff.Open(path)).QuerySelectorAll(".msg").ToList();
        Assert.Equal(3, messages.Count);
        Assert.Equal("The T-shirt, please.", Written(messages[2]));
        Assert.Contains("Which package would you like?", messages[2].QuerySelector("details").Words(), StringComparison.Ordinal);
        Assert.Equal(1, await db.IncomingMails.CountAsync(mail => mail.State == IncomingState.Automatic));

        // They become a sponsor, and one is less.
        var wanted = new[] { await app.Package("event"), await app.Package("t-shirt") };
        foreach (var package in wanted)
            await staff.Send(path, new() { ["packageIds"] = $"{package.Id}" }, "form[action$=accept]");
        var left = (await app.Package("t-shirt")).Quota!.Left;

        // A second reply comes back: it is said, and the sponsorship stands.
        await staff.Send(path, new() { ["Text"] = "Welcome!" }, "form.reply");
        app.Clock.Advance(TakeBackReply.Within);
        await sponsor.WaitForMails(2);
        var welcome = await db.OutgoingMails.OrderByDescending(mail => mail.Id).FirstAsync();
        await ours.Deliver(
            MimeMessage.Load(
                new MemoryStream(
                    System.Text.Encoding.ASCII.GetBytes(
                        string.Join("\r\n", BounceTests.Report(welcome, sponsor.Address, "5.1.1", "550 5.1.1 User unknown"))
                    )
                )
            ),
            ""
        );
        await app.WaitForMails(4);

        var end = await staff.Open(path);
        Assert.Equal("Came back It came back: 550 5.1.1 User unknown", end.QuerySelectorAll(".msg.out p").Last().Words());
        Assert.Equal(InquiryState.Accepted, (await db.Inquiries.AsNoTracking().SingleAsync()).State);
        Assert.Equal(wanted[1].Quota!.Left - 1, left);
        Assert.Equal(4, await db.IncomingMails.CountAsync());
        Assert.Equal(4, await db.Messages.CountAsync());
        Assert.Equal(2, (await sponsor.Mails()).Count);
        Assert.Empty(await colleague.Mails());
    }

    static string Written(IElement message) => message.QuerySelectorAll(".lines").First(lines => lines.Closest("details") is null).Words();

    static MimeMessage AsOutlook(MimeMessage answered, TestMailbox from)
    {
        var mail = new MimeMessage
        {
            Subject = $"RE: {answered.Subject}",
            MessageId = $"{Guid.NewGuid():N}@polder.example",
            InReplyTo = answered.MessageId,
        };
        mail.References.AddRange(answered.References);
        mail.References.Add(answered.MessageId!);
        mail.From.Add(new MailboxAddress("Toni Bakker", from.Address));
        mail.To.AddRange(answered.ReplyTo);
        mail.Headers.Add("X-Mailer", "Microsoft Outlook 16.0");
        mail.Body = new TextPart("plain")
        {
            Text =
                $"The T-shirt, please.\r\n\r\nFrom: NSMCon <{answered.From.Mailboxes.First().Address}>\r\nSent: Monday, November 30, 2026 9:12 AM\r\nTo: Toni Bakker <{from.Address}>\r\nSubject: {answered.Subject}\r\n\r\nThank you! Which package would you like?\r\n",
        };
        return mail;
    }

    static MimeMessage Absence(MimeMessage answered, TestMailbox from)
    {
        var mail = new MimeMessage
        {
            Subject = $"Automatic reply: {answered.Subject}",
            MessageId = $"{Guid.NewGuid():N}@polder.example",
            InReplyTo = answered.MessageId,
            Body = new TextPart("plain") { Text = "I am away." },
        };
        mail.From.Add(new MailboxAddress("A colleague", from.Address));
        mail.To.AddRange(answered.ReplyTo);
        mail.Headers.Add("Auto-Submitted", "auto-replied");
        return mail;
    }
}
