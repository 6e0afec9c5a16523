using MailKit;
using MailKit.Net.Imap;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>A mailbox on the real server, and the app that reads it.</summary>
static class MailboxBench
{
    /// <summary>What lets an app read a mailbox; later settings go before.</summary>
    public static string[] Settings(TestMailbox mailbox, params string[] others) =>
        [
            "Mail:Imap:Host=127.0.0.1",
            $"Mail:Imap:Port={Servers.RequireMail().Imaps}",
            $"Mail:Imap:User={mailbox.Address}",
            $"Mail:Imap:Password={mailbox.Password}",
            "Mail:Imap:PollSeconds=1",
            .. others,
        ];

    /// <summary>A small mail of its own.</summary>
    public static MimeMessage Mail(string subject, string from = "toni@polder.example")
    {
        var mail = new MimeMessage
        {
            Subject = subject,
            MessageId = $"{Guid.NewGuid():N}@polder.example",
            Body = new TextPart("plain") { Text = $"About {subject}." },
        };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse("sponsors@networkservicemesh.io"));
        return mail;
    }

    /// <summary>Puts mails into a folder, as if each had arrived on its day.</summary>
    public static async Task<IMailFolder> Put(ImapClient client, string folder, params (MimeMessage Mail, DateTimeOffset ArrivedAt)[] mails)
    {
        var there = await client.GetFolderAsync(folder);
        var requests = mails.Select(mail => (IAppendRequest)new AppendRequest(mail.Mail, MessageFlags.None, mail.ArrivedAt)).ToList();
        await there.AppendAsync(requests);
        return there;
    }

    /// <summary>Waits until the whole mailbox was read once more: what is not here then does not come.</summary>
    public static async Task ReadMailboxAgain(this RunningApp app)
    {
        var watch = app.Services.GetRequiredService<MailboxWatch>();
        // The first reading that ends may have begun before.
        for (var readings = 0; readings < 2; readings++)
        {
            app.Clock.Advance(TimeSpan.FromTicks(1));
            var now = app.Clock.GetUtcNow().UtcDateTime;
            watch.Wake();
            await Arriving.Eventually(() => Task.FromResult(watch.ReadAt >= now ? watch : null));
        }
    }

    /// <summary>Waits until so many mails are here and sorted.</summary>
    public static async Task<List<IncomingMail>> WaitForMails(this RunningApp app, int count)
    {
        await using var db = app.OpenDb();
        return await Arriving.Eventually(async () =>
            await db.IncomingMails.AsNoTracking().OrderBy(mail => mail.Id).Where(mail => mail.State != IncomingState.New).ToListAsync()
                is { } mails
            && mails.Count >= count
                ? mails
                : null
        );
    }
}
