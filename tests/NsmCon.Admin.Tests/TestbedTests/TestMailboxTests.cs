using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;

namespace NsmCon.Admin.Tests.TestbedTests;

public class TestMailboxTests
{
    [SkippableFact]
    public async Task A_mail_that_the_app_submits_reaches_the_mailbox_of_one_test_only()
    {
        var servers = Servers.RequireMail();
        TestMailbox ada = TestMailbox.New(),
            grace = TestMailbox.New();

        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", servers.Submission, SecureSocketOptions.StartTls);
        await client.AuthenticateAsync(TestMailbox.App.Address, TestMailbox.App.Password);
        await client.SendAsync(Mail(from: TestMailbox.App.Address, to: ada.Address, subject: "Your ticket"));

        Assert.Equal("Your ticket", (await ada.WaitForMail()).Subject);
        Assert.Empty(await grace.Mails());
    }

    [SkippableFact]
    public async Task A_mail_from_the_world_reaches_sponsors()
    {
        Servers.RequireMail();
        var subject = $"We would like to sponsor {Guid.NewGuid()}";

        await TestMailbox.Sponsors.Deliver(Mail("ada@example.org", TestMailbox.Sponsors.Address, subject));

        var mail = await TestMailbox.Sponsors.WaitForMail(m => m.Subject == subject);
        Assert.Equal("ada@example.org", mail.From.Mailboxes.Single().Address);
    }

    [SkippableFact]
    public async Task An_unknown_recipient_is_refused()
    {
        Servers.RequireMail();
        var nobody = new TestMailbox("nobody@networkservicemesh.io", "");

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() =>
            nobody.Deliver(Mail("ada@example.org", nobody.Address, "Hello"))
        );

        Assert.Equal(SmtpErrorCode.RecipientNotAccepted, refusal.ErrorCode);
    }

    [SkippableFact]
    public async Task A_wrong_password_is_refused()
    {
        Servers.RequireMail();
        var stranger = TestMailbox.Sponsors with { Password = "guessed" };

        await Assert.ThrowsAsync<AuthenticationException>(stranger.SignIn);
    }

    static MimeMessage Mail(string from, string to, string subject) =>
        new(from: [new MailboxAddress("", from)], to: [new MailboxAddress("", to)], subject, new TextPart("plain") { Text = "Hello" });
}
