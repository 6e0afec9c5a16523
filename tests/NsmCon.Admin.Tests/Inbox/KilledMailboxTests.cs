using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>The real program reads a mailbox and is killed in the middle of it, again and again.</summary>
public class KilledMailboxTests
{
    const int Mails = 150,
        Doubles = 3,
        Broken = 2;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_mail_is_here_once_however_often_the_app_was_killed(string provider)
    {
        var mailbox = TestMailbox.New();
        await Fill(mailbox);
        await using var place = await KillableApp.Prepare(provider);
        var random = new Random(20);

        for (var kept = 0; kept < Mails; )
        {
            using var app = await place.Start(MailboxBench.Settings(mailbox));
            await using var db = place.OpenDb();
            var until = Math.Min(kept + random.Next(5, 60), Mails);
            await Arriving.Eventually(async () => (kept = await db.IncomingMails.CountAsync()) >= until ? db : null);
            app.Kill();
        }

        using var last = await place.Start(MailboxBench.Settings(mailbox));
        await using var end = place.OpenDb();
        await Arriving.Eventually(async () => await end.IncomingMails.AllAsync(mail => mail.State != IncomingState.New) ? end : null);
        var mails = await end.IncomingMails.AsNoTracking().ToListAsync();
        Assert.Equal(Enumerable.Range(1, Mails).Select(number => (long)number), mails.Select(mail => mail.Uid).Order());
        Assert.Equal(Doubles, mails.Count(mail => mail is { State: IncomingState.SetAside, Reason.Kind: MailReasonKind.SameBytes }));
        Assert.Equal(
            Mails - Doubles,
            mails.Where(mail => mail.State == IncomingState.Unsorted).Select(mail => mail.Hash).Distinct().Count()
        );
        Assert.Equal(Mails, (await end.MailFolders.SingleAsync()).LastUid);
    }

    static async Task Fill(TestMailbox mailbox)
    {
        using var client = await mailbox.SignIn();
        var mails = Enumerable.Range(1, Mails - Doubles - Broken).Select(number => MailboxBench.Mail($"Mail {number}")).ToList();
        mails.AddRange(
            Enumerable
                .Range(1, Broken)
                .Select(number =>
                    MimeMessage.Load(
                        new MemoryStream(
                            Encoding.UTF8.GetBytes($"Content-Type: multipart/mixed; boundary=\"\"\r\nX: {number}\r\n\r\n--\r\n\u0001\r\n")
                        )
                    )
                )
        );
        mails.AddRange(mails.Take(Doubles).ToList());
        await MailboxBench.Put(client, "INBOX", [.. mails.Select(mail => (mail, DateTimeOffset.UtcNow))]);
    }
}
