using MimeKit;
using NsmCon.Data.Mail;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Without a mail server.</summary>
public class OutboxTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_server_a_mail_becomes_a_file_and_counts_as_sent(string provider)
    {
        await using var bench = await MailBench.Start(provider);
        var mail = await bench.Write("ada@example.org", "Your ticket");

        await bench.SendDue();

        var file = Assert.Single(Directory.GetFiles(Path.Combine(bench.Folder, "outbox")));
        Assert.Equal($"20200301-090000-ada@example.org-{mail.Id}.eml", Path.GetFileName(file));
        var written = await MimeMessage.LoadAsync(file);
        Assert.Equal(("Your ticket", "ada@example.org"), (written.Subject, Assert.Single(written.To.Mailboxes).Address));
        Assert.Equal(MailState.Sent, (await bench.Look(mail)).State);
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
}
