using System.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class ForwardTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_is_passed_on_with_its_files_and_the_company_does_not_hear_of_it(string provider)
    {
        var (us, company, printer) = (TestMailbox.New(), TestMailbox.New(), TestMailbox.New());
        await using var app = await RunningApp.Start(provider, [.. MailBench.Submission(), "Mail:From=NSMCon <app@networkservicemesh.io>"]);
        await app.SponsorsWriteTo(us.Address);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder", with: i => i.Email = company.Address);
        await app.Arrives(
            $"From: Toni <{company.Address}>",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Our logo",
            "Message-ID: <logo@polder.example>",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain",
            "",
            "Here it is: *our* logo.",
            "Please print it.",
            "--b",
            "Content-Type: text/plain; name=\"logo.txt\"",
            "Content-Disposition: attachment; filename=\"logo.txt\"",
            "",
            "A logo",
            "--b--",
            ""
        );
        var path = $"{Arranged.List}/{inquiry.Id}";
        var theirs = (await staff.Open(path))
            .QuerySelectorAll(".msg")
            .Single(message => message.Words().Contains("Please print it.", StringComparison.Ordinal));
        var link = theirs.QuerySelector("a[href$='/forward']")!.GetAttribute("href")!;

        Assert.Contains("With logo.txt (6 bytes).", (await staff.Open(link)).QuerySelector("main").Words(), StringComparison.Ordinal);
        var page = await (await staff.Send(link, new() { ["To"] = printer.Address, ["Text"] = "Can you **print** this?" })).Page();
        var mail = await printer.WaitForMail(Soon);
        await staff.Press(path, "Send", new() { ["Text"] = "Thank you.", ["Copies"] = null });
        app.Clock.Advance(TakeBackReply.Within);
        var reply = await company.WaitForMail(Soon);

        Assert.Equal($"It is on its way to {printer.Address}.", page.QuerySelector(".flash").Words());
        var note = page.QuerySelectorAll(".msg.note").Single();
        Assert.Contains($"Forwarded to {printer.Address}; the company cannot read it", note.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(note.QuerySelector("a[href^='#message-']")!.GetAttribute("href")!));
        Assert.NotNull(page.QuerySelector("form[action$='/no-answer']"));
        Assert.Equal(("Fwd: Our logo", us.Address), (mail.Subject, mail.ReplyTo.Mailboxes.Single().Address));
        Assert.Contains("> Here it is: *our* logo.\n> Please print it.", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<strong", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("logo.txt", Assert.Single(mail.Attachments.OfType<MimePart>()).FileName);
        Assert.Equal("logo@polder.example", reply.InReplyTo);
        Assert.DoesNotContain(mail.MessageId, reply.References);
        Assert.Single(await company.Mails());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_goes_to_one_address_that_is_not_ours(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var link = $"{Arranged.List}/{inquiry.Id}/messages/{inquiry.Messages[0].Id}/forward";

        foreach (
            var (address, sentence) in new[]
            {
                ("", "Give the e-mail address"),
                ("a@b.example, c@d.example", "This is not an e-mail address."),
                ("Sponsors@networkservicemesh.io", "This is our own address"),
                ("sponsors+other@networkservicemesh.io", "This is our own address"),
            }
        )
        {
            var page = await (await staff.Send(link, new() { ["To"] = address, ["Text"] = "Look" })).Page();
            Assert.Contains(sentence, page.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
            Assert.Equal("Look", page.QuerySelector("#Text")!.TextContent.Trim());
        }

        await using var db = app.OpenDb();
        Assert.Equal((0, 1), (await db.OutgoingMails.CountAsync(), await db.Messages.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_note_and_a_message_of_another_inquiry_or_event_are_not_passed_on(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var inquiry = await app.AddInquiry("Polder", with: i => i.Add(
                new Message
                {
                    Kind = MessageKind.Note,
                    From = "Grace",
                    Text = "Secret",
                    At = i.ReceivedAt,
                }
            ));
        var other = await app.AddInquiry("Angstrom");
        var foreign = await app.AddInquiry("Foreign", eventId: (await app.AddOtherEvent()).Id);

        foreach (
            var (of, message) in new[] { (inquiry, inquiry.Messages[1]), (inquiry, other.Messages[0]), (foreign, foreign.Messages[0]) }
        )
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await staff.GetAsync($"{Arranged.List}/{of.Id}/messages/{message.Id}/forward")).StatusCode
            );
        Assert.Single((await staff.Open($"{Arranged.List}/{inquiry.Id}")).QuerySelectorAll("a[href$='/forward']"));
    }
}
