using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace NsmCon.Testbed.Mail;

/// <summary>A mailbox on the real mail servers. <see cref="New"/> makes one that a test has to itself.</summary>
public sealed record TestMailbox(string Address, string Password)
{
    /// <summary>Shared by all tests of a run: look for your own mail in it.</summary>
    public static TestMailbox Sponsors { get; } = new("sponsors@networkservicemesh.io", "imap-secret");

    /// <summary>Shared by all tests of a run: look for your own mail in it.</summary>
    public static TestMailbox Speakers { get; } = new("speakers@networkservicemesh.io", "imap-secret");

    /// <summary>What the app sends as, through the submission port.</summary>
    public static TestMailbox App { get; } = new("app@networkservicemesh.io", "smtp-secret");

    /// <summary>An empty mailbox that no other test knows.</summary>
    public static TestMailbox New() => new($"{Guid.NewGuid():N}@test.networkservicemesh.io", "imap-secret");

    /// <summary>Delivers a mail into this mailbox as the world does, whatever its To says. Refusals are thrown.</summary>
    public async Task Deliver(MimeMessage mail, string from = "world@example.org")
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", Servers.RequireMail().Smtp, SecureSocketOptions.StartTls);
        await client.SendAsync(mail, new MailboxAddress("", from), [new MailboxAddress("", Address)]);
        await client.DisconnectAsync(quit: true);
    }

    /// <summary>An IMAP connection that is signed in to this mailbox.</summary>
    public async Task<ImapClient> SignIn()
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Servers.RequireMail().Imaps, SecureSocketOptions.SslOnConnect);
        await client.AuthenticateAsync(Address, Password);
        return client;
    }

    /// <summary>All mails in the inbox, the oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> Mails()
    {
        using var client = await SignIn();
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly);
        var mails = new List<MimeMessage>();
        for (var i = 0; i < client.Inbox.Count; i++)
            mails.Add(await client.Inbox.GetMessageAsync(i));
        return mails;
    }

    /// <summary>Waits until the inbox holds this many mails, and fails after a time (15 s if none is given).</summary>
    public Task<IReadOnlyList<MimeMessage>> WaitForMails(int count, TimeSpan? within = null) =>
        WaitUntil(mails => mails.Count >= count, $"{Address} did not receive {count} mails in time.", within);

    /// <summary>Waits for the first mail.</summary>
    public async Task<MimeMessage> WaitForMail(TimeSpan? within = null) => (await WaitForMails(1, within))[0];

    /// <summary>Waits for a mail that a shared mailbox may hold among others.</summary>
    public async Task<MimeMessage> WaitForMail(Func<MimeMessage, bool> wanted, TimeSpan? within = null)
    {
        var mails = await WaitUntil(all => all.Any(wanted), $"{Address} did not receive the wanted mail in time.", within);
        return mails.Last(wanted);
    }

    async Task<IReadOnlyList<MimeMessage>> WaitUntil(Func<IReadOnlyList<MimeMessage>, bool> enough, string otherwise, TimeSpan? within)
    {
        var deadline = DateTime.UtcNow + (within ?? TimeSpan.FromSeconds(15));
        while (true)
        {
            var mails = await Mails();
            if (enough(mails))
                return mails;
            Assert.True(DateTime.UtcNow < deadline, otherwise);
            await Task.Delay(50);
        }
    }
}
