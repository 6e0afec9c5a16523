using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>With a real mail server.</summary>
public class MailServerTests
{
    static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_arrives_with_its_headers_both_bodies_picture_and_file(string provider)
    {
        await using var bench = await MailBench.Start(provider, MailBench.Submission());
        var mailbox = TestMailbox.New();
        var mail = await bench.Write(mailbox.Address, "Your ticket", "Ada Lovelace", () => new MailContent(
                "## You are registered\n\nDear Ada, [your ticket](https://example.org/t/7).\n\n![QR code](cid:qr)"
            )
            {
                Pictures = [new("qr", "image/png", Picture)],
                Attachments = [new("day.ics", "text/calendar; charset=utf-8; method=PUBLISH", "BEGIN:VCALENDAR"u8.ToArray())],
                ReplyTo = new MailboxAddress("Sponsors", "sponsors+k7@networkservicemesh.io"),
                InReplyTo = "two@example.org",
                References = ["one@example.org", "two@example.org"],
            });

        await bench.SendDue();

        var arrived = await mailbox.WaitForMail();
        Assert.Equal("\"NSMCon\" <app@networkservicemesh.io>", arrived.From.ToString());
        Assert.Equal($"\"Ada Lovelace\" <{mailbox.Address}>", arrived.To.ToString());
        Assert.Equal("\"Sponsors\" <sponsors+k7@networkservicemesh.io>", arrived.ReplyTo.ToString());
        Assert.Equal($"{mail.MessageKey:N}@networkservicemesh.io", arrived.MessageId);
        Assert.Equal("auto-generated", arrived.Headers["Auto-Submitted"]);
        Assert.Null(arrived.Headers["Precedence"]);
        Assert.Equal(bench.Clock.GetUtcNow(), arrived.Date);
        Assert.Equal("two@example.org", arrived.InReplyTo);
        Assert.Equal(["one@example.org", "two@example.org"], arrived.References);
        Assert.Equal(
            "NsmCon\n\n\nYOU ARE REGISTERED\n\nDear Ada, your ticket (https://example.org/t/7).\n",
            arrived.TextBody!.ReplaceLineEndings("\n")
        );
        Assert.Contains("You are registered</h2>", arrived.HtmlBody, StringComparison.Ordinal);
        var picture = Assert.Single(arrived.BodyParts.OfType<MimePart>(), part => part.ContentType.MimeType == "image/png");
        Assert.Contains($"src=\"cid:{picture.ContentId}\"", arrived.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(Picture, Bytes(picture));
        var file = Assert.IsAssignableFrom<MimePart>(Assert.Single(arrived.Attachments));
        Assert.Equal(
            ("day.ics", "text/calendar", "PUBLISH"),
            (file.FileName, file.ContentType.MimeType, file.ContentType.Parameters["method"])
        );

        var sent = await bench.Look(mail);
        Assert.Equal((MailState.Sent, 1, bench.Now), (sent.State, sent.Attempts, sent.SentAt));
    }

    [SkippableFact]
    public async Task A_recipient_whom_the_server_refuses_fails_and_the_next_mail_arrives()
    {
        await using var bench = await MailBench.Start(Databases.Sqlite, MailBench.Submission());
        var mailbox = TestMailbox.New();
        var refused = await bench.Write("nobody@networkservicemesh.io");
        var next = await bench.Write(mailbox.Address, "For you");

        await bench.SendDue();

        Assert.Equal("For you", (await mailbox.WaitForMail()).Subject);
        Assert.Equal(MailState.Sent, (await bench.Look(next)).State);
        var failed = await bench.Look(refused);
        Assert.Equal(MailState.Failed, failed.State);
        Assert.Contains("refused nobody@networkservicemesh.io: 550", failed.LastError, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_wrong_password_lets_all_mails_wait_and_is_told_nowhere()
    {
        await using var bench = await MailBench.Start(Databases.Sqlite, MailBench.Submission(password: "wrong-password-123"));
        var first = await bench.Write(TestMailbox.New().Address);
        var second = await bench.Write(TestMailbox.New().Address);

        await bench.SendDue();

        foreach (var mail in new[] { await bench.Look(first), await bench.Look(second) })
        {
            Assert.Equal((MailState.Waiting, 1, bench.Now.AddMinutes(1)), (mail.State, mail.Attempts, mail.NextAttemptAt));
            Assert.Contains(
                "refused the user name or the password (Mail:Smtp:User, Mail:Smtp:Password)",
                mail.LastError,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("wrong-password-123", mail.LastError, StringComparison.Ordinal);
        }
    }

    [SkippableTheory]
    [InlineData("🎉 Your ticket for NSMCon ÄÖÜ", "Zoë Ångström")]
    [InlineData("الدعوة إلى المؤتمر", "محمد بن سلمان")]
    [InlineData("お知らせ", "山田 太郎")]
    [InlineData("She said \"hi\", <b>", "Robin \"Bob\" <bob@evil.example>, Eve")]
    public async Task Subjects_and_names_of_all_scripts_arrive_as_they_are(string subject, string name)
    {
        await using var bench = await MailBench.Start(Databases.Sqlite, MailBench.Submission());
        var mailbox = TestMailbox.New();
        await bench.Write(mailbox.Address, subject, name);

        await bench.SendDue();

        var arrived = await mailbox.WaitForMail();
        var to = Assert.Single(arrived.To.Mailboxes);
        Assert.Equal((subject, name, mailbox.Address), (arrived.Subject, to.Name, to.Address));
    }

    [SkippableFact]
    public async Task A_line_break_in_subject_or_name_makes_no_header()
    {
        await using var bench = await MailBench.Start(Databases.Sqlite, MailBench.Submission());
        var mailbox = TestMailbox.New();
        await bench.Write(mailbox.Address, "Hello\r\nBcc: eve@evil.example", "Ada\r\nX-Evil: yes\r\n\r\nBody");

        await bench.SendDue();

        var arrived = await mailbox.WaitForMail();
        Assert.Equal("Hello Bcc: eve@evil.example", arrived.Subject);
        Assert.Equal("Ada X-Evil: yes  Body", Assert.Single(arrived.To.Mailboxes).Name);
        Assert.Empty(arrived.Bcc);
        Assert.Null(arrived.Headers["X-Evil"]);
    }

    [SkippableFact]
    public async Task A_letter_that_a_person_wrote_may_be_answered_by_machines_as_any_letter()
    {
        await using var bench = await MailBench.Start(Databases.Sqlite, MailBench.Submission());
        TestMailbox letter = TestMailbox.New(),
            receipt = TestMailbox.New();
        await bench.Write(letter.Address, content: () => new MailContent("Dear Ada") { Origin = MailOrigin.Person });
        await bench.Write(receipt.Address, content: () => new MailContent("Thank you") { Origin = MailOrigin.AutomaticAnswer });

        await bench.SendDue();

        Assert.Null((await letter.WaitForMail()).Headers["Auto-Submitted"]);
        Assert.Equal("auto-replied", (await receipt.WaitForMail()).Headers["Auto-Submitted"]);
    }

    static byte[] Bytes(MimePart part)
    {
        using var stream = new MemoryStream();
        part.Content!.DecodeTo(stream);
        return stream.ToArray();
    }
}
