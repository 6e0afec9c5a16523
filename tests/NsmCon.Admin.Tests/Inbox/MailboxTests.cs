using MailKit;
using MailKit.Search;
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

/// <summary>A mailbox on a real server is read.</summary>
public class MailboxTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_comes_in_as_soon_as_it_arrives_and_the_mailbox_stays_as_it_is(string provider)
    {
        var mailbox = TestMailbox.New();
        await mailbox.Deliver(MailboxBench.Mail("Before"));
        await using var app = await RunningApp.Start(provider, MailboxBench.Settings(mailbox, "Mail:Imap:PollSeconds=1500"));
        await app.WaitForMails(1);

        await mailbox.Deliver(MailboxBench.Mail("While we wait"));
        var mails = await app.WaitForMails(2);

        Assert.Equal(["Before", "While we wait"], mails.Select(mail => mail.Subject));
        Assert.All(mails, mail => Assert.Equal($"{mailbox.Address}/INBOX", mail.Folder));
        Assert.Equal([1, 2], mails.Select(mail => mail.Uid));
        using var client = await mailbox.SignIn();
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly);
        Assert.Equal(2, (await client.Inbox.SearchAsync(SearchQuery.NotSeen)).Count);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_goes_out_with_the_key_of_its_inquiry_and_the_answer_to_it_joins(bool withPlus)
    {
        var (ours, theirs) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            [.. MailBench.Submission(), .. MailboxBench.Settings(ours, $"Mail:PlusAddresses={withPlus}")]
        );
        await app.SponsorsWriteTo(ours.Address);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder", with: i => i.Email = theirs.Address);
        await staff.Send($"{Arranged.List}/{inquiry.Id}", new() { ["Text"] = "A table and two chairs." }, "form.reply");
        app.Clock.Advance(TakeBackReply.Within);
        var letter = await theirs.WaitForMail();

        var answer = MailboxBench.Mail("Something else", theirs.Address);
        answer.To.Clear();
        answer.To.AddRange(letter.ReplyTo);
        if (!withPlus)
            answer.InReplyTo = letter.MessageId;
        await ours.Deliver(answer);

        var key = withPlus ? $"+{inquiry.ReplyKey.ToLowerInvariant()}" : "";
        Assert.Equal(ours.Address.Replace("@", $"{key}@", StringComparison.Ordinal), Assert.Single(letter.ReplyTo.Mailboxes).Address);
        Assert.EndsWith($"Ref. {Data.Secret.Group(inquiry.ReplyKey)}", letter.TextBody!.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            (IncomingState.Threaded, inquiry.Id),
            Assert.Single(await app.WaitForMails(1)) is var mail ? (mail.State, mail.InquiryId) : default
        );
    }

    [SkippableFact]
    public async Task What_somebody_has_read_or_answered_in_a_mail_program_comes_in_all_the_same()
    {
        var mailbox = TestMailbox.New();
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox));
        using var client = await mailbox.SignIn();

        await client.Inbox.AppendAsync(
            new AppendRequest(
                MailboxBench.Mail("Read on a phone"),
                MessageFlags.Seen | MessageFlags.Answered,
                DateTimeOffset.UtcNow.AddYears(-3)
            )
        );

        Assert.Equal("Read on a phone", Assert.Single(await app.WaitForMails(1)).Subject);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_folder_that_is_numbered_anew_is_read_again_without_doubles(string provider)
    {
        var mailbox = TestMailbox.New();
        (MimeMessage, DateTimeOffset)[] mails =
        [
            .. Enumerable.Range(1, 5).Select(number => (MailboxBench.Mail($"Mail {number}"), DateTimeOffset.UtcNow)),
        ];
        using var client = await mailbox.SignIn();
        var root = client.GetFolder(client.PersonalNamespaces[0]);
        await root.CreateAsync("Sponsors", isMessageFolder: true);
        await MailboxBench.Put(client, "Sponsors", mails);
        await using var app = await RunningApp.Start(provider, MailboxBench.Settings(mailbox, "Mail:Imap:Folders=Sponsors"));
        var first = await app.WaitForMails(5);

        var old = await client.GetFolderAsync("Sponsors");
        await old.RenameAsync(root, "Old");
        await root.CreateAsync("Sponsors", isMessageFolder: true);
        await MailboxBench.Put(client, "Sponsors", [.. mails.Skip(1).Append((MailboxBench.Mail("Mail 6"), DateTimeOffset.UtcNow))]);

        var again = await app.WaitForMails(6);
        Assert.Equal(["Mail 1", "Mail 2", "Mail 3", "Mail 4", "Mail 5", "Mail 6"], again.Select(mail => mail.Subject));
        Assert.Single(first.Select(mail => mail.UidValidity).Distinct());
        Assert.Single(again.Skip(1).Select(mail => mail.UidValidity).Distinct());
        Assert.NotEqual(first[1].UidValidity, again[1].UidValidity);
        Assert.Equal([1, 1, 2, 3, 4, 5], again.Select(mail => mail.Uid));
    }

    [SkippableFact]
    public async Task A_second_start_reads_only_what_came_since()
    {
        var mailbox = TestMailbox.New();
        await mailbox.Deliver(MailboxBench.Mail("One"));
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox));
        await app.WaitForMails(1);
        await using var db = app.OpenDb();
        // The row is gone, and the cursor is not: only what comes after it is asked for.
        await db.IncomingMails.ExecuteDeleteAsync();

        await mailbox.Deliver(MailboxBench.Mail("Two"));

        Assert.Equal("Two", Assert.Single(await app.WaitForMails(1)).Subject);
    }

    [SkippableFact]
    public async Task Several_folders_are_read_and_a_copy_in_a_second_one_is_no_second_mail()
    {
        var mailbox = TestMailbox.New();
        var twice = MailboxBench.Mail("In both");
        using (var client = await mailbox.SignIn())
        {
            await MailboxBench.Put(client, "INBOX", (twice, DateTimeOffset.UtcNow));
            await MailboxBench.Put(
                client,
                "Archive",
                (twice, DateTimeOffset.UtcNow),
                (MailboxBench.Mail("Archived"), DateTimeOffset.UtcNow)
            );
        }

        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox, "Mail:Imap:Folders=INBOX, Archive"));

        var mails = await app.WaitForMails(3);
        Assert.Equal(
            ["Archived", "In both"],
            mails.Where(mail => mail.State == IncomingState.Unsorted).Select(mail => mail.Subject).Order()
        );
        Assert.Equal(MailReason.SameBytes, Assert.Single(mails, mail => mail.State == IncomingState.SetAside).Reason);
    }

    [SkippableFact]
    public async Task Mails_are_moved_once_they_are_here_if_that_is_wished()
    {
        var mailbox = TestMailbox.New();
        await mailbox.Deliver(MailboxBench.Mail("To be filed"));
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox, "Mail:Imap:MoveTo=Archive"));
        await app.WaitForMails(1);

        using var client = await mailbox.SignIn();
        var archive = await client.GetFolderAsync("Archive");
        await Arriving.Eventually(async () =>
        {
            await archive.StatusAsync(StatusItems.Count);
            return archive.Count == 1 ? archive : null;
        });

        await client.Inbox.OpenAsync(FolderAccess.ReadOnly);
        Assert.Equal(0, client.Inbox.Count);
        Assert.Single(await app.WaitForMails(1));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_a_mail_that_is_too_large_the_beginning_is_kept_and_a_press_fetches_the_rest(string provider)
    {
        var mailbox = TestMailbox.New();
        var file = new byte[1_500_000];
        new Random(7).NextBytes(file);
        await using var app = await RunningApp.Start(provider, MailboxBench.Settings(mailbox, "Mail:Imap:LargestMegabytes=1"));
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var mail = MailboxBench.Mail("Our logo", inquiry.Email);
        mail.To.Add(MailboxAddress.Parse($"sponsors+{inquiry.ReplyKey}@networkservicemesh.io"));
        mail.Body = new BodyBuilder { TextBody = "Here it is.", Attachments = { { "logo.bin", file } } }.ToMessageBody();

        await mailbox.Deliver(mail);
        var kept = Assert.Single(await app.WaitForMails(1));
        var before = await staff.Open($"{Arranged.List}/{inquiry.Id}");
        var answer = await (await staff.Send($"/admin/inbox/{kept.Id}", [], "form[action$='/whole']")).Page();

        Assert.Equal((IncomingState.Threaded, 1_000_000, true), (kept.State, kept.Size, kept.WholeSize > 2_000_000));
        Assert.EndsWith("too large to be kept by itself", before.QuerySelector(".msg .files li").Words(), StringComparison.Ordinal);
        Assert.Contains("All of the mail is here now.", answer.QuerySelector("[role=status]").Words(), StringComparison.Ordinal);
        Assert.Null(answer.QuerySelector("form[action$='/whole']"));
        var link = (await staff.Open($"{Arranged.List}/{inquiry.Id}")).QuerySelector(".msg .files a")!.GetAttribute("href")!;
        Assert.Equal(file, await staff.GetByteArrayAsync(link));
        await using var db = app.OpenDb();
        Assert.Equal(2, await db.StoredFiles.CountAsync());
    }
}
