using System.Net;
using System.Text;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>Mails that were made to be too much come in by file and by mailbox, as far as the limits go, and everything goes on. What is allocated is measured, so nothing runs beside.</summary>
[Collection(Alone.Name)]
public class BombTests
{
    const int Megabyte = 1_000_000,
        LargestByMailbox = 25 * Megabyte;

    public static IEnumerable<object[]> All =>
        [
            .. Bombs.Names.Select(name => new object[] { Databases.Sqlite, name }),
            [Databases.PostgreSql, "50 megabytes"],
            [Databases.PostgreSql, "40,000 references"],
        ];

    [SkippableTheory, MemberData(nameof(All))]
    public async Task A_bomb_is_kept_and_its_page_opens_within_bounded_memory(string provider, string name)
    {
        var (byFile, byMailbox) = (Bombs.Mail(name, "file"), Bombs.Mail(name, "mailbox"));
        using var mailbox = new LyingMailbox();
        await using var app = await RunningApp.Start(provider, mailbox.Settings);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var before = GC.GetTotalAllocatedBytes();

        mailbox.Add(1, byMailbox);
        app.Drop("bomb.eml", byFile);
        var mails = await app.WaitForMails(2);
        var pages = new List<HttpResponseMessage>();
        foreach (var mail in mails)
            pages.AddRange(await staff.GetAsync($"/admin/inbox/{mail.Id}"), await staff.GetAsync($"/admin/inbox/{mail.Id}?html=true"));
        var allocated = GC.GetTotalAllocatedBytes() - before;

        Assert.All(mails, mail => Assert.Equal((IncomingState.Unsorted, "Bomb"), (mail.State, mail.Subject)));
        Assert.Equal((byFile.Length, null), mails.Where(mail => mail.Uid == 0).Select(mail => (mail.Size, mail.WholeSize)).Single());
        Assert.Equal(
            byMailbox.Length > LargestByMailbox ? (LargestByMailbox, (long?)byMailbox.Length) : (byMailbox.Length, null),
            mails.Where(mail => mail.Uid == 1).Select(mail => (mail.Size, mail.WholeSize)).Single()
        );
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.StatusCode));
        Assert.All(pages, page =>
            Assert.InRange(
                page.Content.Headers.ContentLength ?? page.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult().Length,
                1,
                5 * Megabyte
            )
        );
        // Each of the two is read when it is sorted, and for both of its pages.
        Assert.InRange(allocated / 6, 1, (15L * byFile.Length) + (250 * Megabyte));
        mailbox.Add(2, "Subject: After the bomb\r\n\r\nx"u8.ToArray());
        Assert.Equal("After the bomb", (await app.WaitForMails(3))[2].Subject);
    }

    [Fact]
    public async Task A_zip_is_given_as_it_came_and_nobody_unpacks_it()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var (zip, bomb) = (Bombs.Zip(), Bombs.Mail("a zip of 200 megabytes of nothing", "file"));
        var before = GC.GetTotalAllocatedBytes();

        app.Drop("bomb.eml", bomb);
        var mail = Assert.Single(await app.WaitForMails(1));
        var given = await staff.GetByteArrayAsync($"/admin/inbox/{mail.Id}/files/0");

        Assert.Equal(zip.Length, given.Length);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 1, 100L * Megabyte);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_a_gigabyte_the_mailbox_gives_the_beginning_and_a_press_is_refused_with_the_reason(string provider)
    {
        using var mailbox = new LyingMailbox();
        const string Head =
            "From: toni@polder.example\r\nSubject: A gigabyte\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        mailbox.Add(1, Encoding.ASCII.GetBytes(Head + new string('A', 3 * Megabyte)));
        mailbox.Lie = said =>
            said.Contains("RFC822.SIZE", StringComparison.Ordinal)
                ? mailbox
                    .Truth(said)
                    .Select(line => line.Replace($"SIZE {mailbox.Mails[1].Length} ", "SIZE 1000000000 ", StringComparison.Ordinal))
                : null;
        await using var app = await RunningApp.Start(provider, [.. mailbox.Settings, "Mail:Imap:LargestMegabytes=2"]);
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var mail = Assert.Single(await app.WaitForMails(1));
        var sent = mailbox.Sent;
        var answer = await (await staff.Send($"/admin/inbox/{mail.Id}", [], "form[action$='/whole']")).Page();

        Assert.Equal(("A gigabyte", 2 * Megabyte, 1_000_000_000L), (mail.Subject, mail.Size, mail.WholeSize));
        Assert.Contains(
            "It is larger than 200 MB. Save its files from a mail program instead.",
            answer.QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.InRange(mailbox.Sent - sent, 0, 100_000);
    }

    [Fact]
    public async Task A_file_of_a_gigabyte_stays_where_it_is_and_keeps_no_other()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "data", "inbox")).FullName;
        await using (var large = File.Create(Path.Combine(folder, "a.part")))
            large.SetLength(1_000L * Megabyte);
        File.Move(Path.Combine(folder, "a.part"), Path.Combine(folder, "a.eml"));

        app.Drop("b.eml", "Subject: Small\r\n\r\nx");

        Assert.Equal("Small", Assert.Single(await app.WaitForMails(1)).Subject);
        Assert.True(File.Exists(Path.Combine(folder, "a.eml")));
    }
}
