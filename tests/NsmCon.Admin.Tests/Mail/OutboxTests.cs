using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Data.Mail;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Without a mail server.</summary>
public class OutboxTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_server_a_mail_becomes_a_file_and_is_called_written(string provider)
    {
        await using var bench = await MailBench.Start(provider);
        var mail = await bench.Write("ada@example.org", "Your ticket");

        await bench.SendDue();

        var file = Assert.Single(Directory.GetFiles(Path.Combine(bench.Folder, "outbox")));
        Assert.Equal($"20200301-090000-ada@example.org-{mail.Id}.eml", Path.GetFileName(file));
        var written = await MimeMessage.LoadAsync(file);
        Assert.Equal(("Your ticket", "ada@example.org"), (written.Subject, Assert.Single(written.To.Mailboxes).Address));
        var row = await bench.Look(mail);
        Assert.Equal((MailState.Written, null, null), (row.State, row.SentAt, row.HandedOverAt));
    }

    [Fact]
    public async Task An_address_cannot_choose_the_folder()
    {
        await using var bench = await MailBench.Start(Databases.Sqlite);
        var mail = await bench.Write("/etc/passwd@example.org");

        await bench.SendDue();

        var file = Assert.Single(Directory.GetFiles(Path.Combine(bench.Folder, "outbox")));
        Assert.Equal($"20200301-090000--etc-passwd@example.org-{mail.Id}.eml", Path.GetFileName(file));
    }

    [Fact]
    public async Task A_mail_waits_while_the_folder_cannot_be_written()
    {
        await using var bench = await MailBench.Start(Databases.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(bench.Folder, "outbox"), "no folder");
        var mail = await bench.Write("ada@example.org");

        await bench.SendDue();

        var waiting = await bench.Look(mail);
        Assert.Equal(MailState.Waiting, waiting.State);
        Assert.StartsWith($"The mail cannot be written into {bench.Folder}/outbox: ", waiting.LastError, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_was_in_hand_when_the_app_died_is_written_once(string provider)
    {
        await using var bench = await MailBench.Start(provider);
        var mail = await bench.Write("ada@example.org");
        await bench.SendDue();
        await using var db = bench.OpenDb();
        await db.OutgoingMails.ExecuteUpdateAsync(set =>
            set.SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.ClaimedAt, bench.Now)
        );

        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.SendDue();

        Assert.Single(Directory.GetFiles(Path.Combine(bench.Folder, "outbox")));
        Assert.Equal(MailState.Written, (await bench.Look(mail)).State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_only_written_is_sent_at_one_press_and_nothing_else(string provider)
    {
        await using var bench = await MailBench.Start(provider);
        var (written, failed) = (await bench.Write("ada@example.org"), await bench.Write("grace@example.org", content: () => null));
        await bench.SendDue();
        await using var db = bench.OpenDb();

        var count = await db.SendWritten(db.OutgoingMails, bench.Now);

        Assert.Equal(
            (1, MailState.Waiting, MailState.Failed),
            (count, (await bench.Look(written)).State, (await bench.Look(failed)).State)
        );
    }
}
