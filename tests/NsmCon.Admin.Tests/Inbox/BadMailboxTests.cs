using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>A mailbox that cannot be read as it should be: it is said, nothing is lost, and the app goes on.</summary>
public class BadMailboxTests
{
    const string Page = "/admin/inbox/mailbox";

    [SkippableTheory]
    [InlineData(
        "Mail:Imap:Password=wrong-password-123",
        "Sign in as",
        "refused the user name or the password (Mail:Imap:User, Mail:Imap:Password)."
    )]
    [InlineData("Mail:Imap:Port=9", "Connect to", "cannot be reached: ")]
    [InlineData("Mail:Imap:Host=no-such-host.invalid", "Connect to", "(Mail:Imap:Host, Mail:Imap:Port).")]
    [InlineData(
        "Mail:Imap:Folders=INBOX,Sponsers",
        "Open Sponsers",
        "has no folder \"Sponsers\" (Mail:Imap:Folders). It has: Archive, INBOX, Sent."
    )]
    [InlineData("Mail:Imap:MoveTo=Archve", "Find Archve", "has no folder \"Archve\" (Mail:Imap:MoveTo). It has: Archive, INBOX, Sent.")]
    public async Task What_is_wrong_is_said_by_its_key_where_it_is_tried_and_on_the_dashboard(string setting, string step, string sentence)
    {
        var mailbox = TestMailbox.New();
        await mailbox.Deliver(MailboxBench.Mail("One"));
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox, setting));
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var tried = await (await staff.Send(Page, [], "form[action$='/try']")).Page();

        var last = tried.QuerySelectorAll("ol.rows li").Last().Words();
        Assert.StartsWith(step, last, StringComparison.Ordinal);
        Assert.Contains(sentence, last, StringComparison.Ordinal);
        var need = await Arriving.Eventually(async () =>
            (await staff.Open($"/admin/events/{RunningApp.Seed}")).QuerySelector($"main a[href='{Page}']")?.ParentElement
        );
        Assert.Contains(sentence, need.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password-123", tried.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(sentence, (await staff.Open(Page)).QuerySelector(".refused").Words(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_server_that_speaks_no_TLS_or_shows_another_certificate_gets_no_password()
    {
        var mailbox = TestMailbox.New();
        var lines = new List<string>();
        using var proxy = new CuttingProxy(Servers.RequireMail().Imap, (_, line) =>
        {
            lock (lines)
                lines.Add(line);
            return CuttingProxy.Fate.Passes;
        });
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox, $"Mail:Imap:Port={proxy.Port}"));
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var tried = await (await staff.Send(Page, [], "form[action$='/try']")).Page();

        Assert.Contains(
            "shows a certificate that is not trusted, or does not speak TLS (Mail:Imap:Security, Mail:Imap:Certificate).",
            tried.QuerySelector("ol.rows").Words(),
            StringComparison.Ordinal
        );
        lock (lines)
            Assert.DoesNotContain(lines, line =>
                line.Contains("AUTH", StringComparison.Ordinal) || line.Contains("LOGIN", StringComparison.Ordinal)
            );
    }

    [SkippableFact]
    public async Task When_all_is_well_each_step_says_so()
    {
        var mailbox = TestMailbox.New();
        await mailbox.Deliver(MailboxBench.Mail("One"));
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            MailboxBench.Settings(mailbox, "Mail:Imap:Folders=INBOX,Archive", "Mail:Imap:MoveTo=Sent")
        );
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await app.WaitForMails(1);

        var tried = await (await staff.Send(Page, [], "form[action$='/try']")).Page();

        Assert.Equal(5, tried.QuerySelectorAll("ol.rows .dot.good").Length);
        Assert.Contains(
            "It answers, and will tell of new mails at once.",
            tried.QuerySelector("ol.rows").Words(),
            StringComparison.Ordinal
        );
        Assert.Null(tried.QuerySelector(".refused"));
    }

    [SkippableTheory]
    [InlineData("INBOX,Sponsers")]
    [InlineData("Sponsers,INBOX")]
    public async Task A_folder_that_is_not_there_keeps_no_other_and_is_said(string folders)
    {
        var mailbox = TestMailbox.New();
        await mailbox.Deliver(MailboxBench.Mail("One"));
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox, $"Mail:Imap:Folders={folders}"));
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await app.WaitForMails(1);

        await mailbox.Deliver(MailboxBench.Mail("Two"));

        Assert.Equal(["One", "Two"], (await app.WaitForMails(2)).Select(mail => mail.Subject));
        Assert.Contains("has no folder \"Sponsers\"", (await staff.Open(Page)).QuerySelector(".refused").Words(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_server_that_hangs_up_again_and_again_is_read_to_its_end()
    {
        var mailbox = TestMailbox.New();
        using (var client = await mailbox.SignIn())
            await MailboxBench.Put(
                client,
                "INBOX",
                [.. Enumerable.Range(1, 12).Select(number => (MailboxBench.Mail($"Mail {number}"), DateTimeOffset.UtcNow))]
            );
        // A few commands go for signing in and opening: four or five mails at a time.
        using var proxy = new CuttingProxy(Servers.RequireMail().Imap, (count, _) =>
            count > 12 ? CuttingProxy.Fate.Cuts : CuttingProxy.Fate.Passes
        );
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            MailboxBench.Settings(mailbox, $"Mail:Imap:Port={proxy.Port}", "Mail:Imap:Security=None")
        );

        var mails = await app.WaitForMails(12);

        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"Mail {number}"), mails.Select(mail => mail.Subject));
        Assert.InRange(proxy.Connections, 3, 8);
    }

    [SkippableFact]
    public async Task A_mail_that_the_server_does_not_give_keeps_no_other_and_is_shown()
    {
        var mailbox = TestMailbox.New();
        using (var client = await mailbox.SignIn())
            await MailboxBench.Put(
                client,
                "INBOX",
                [.. Enumerable.Range(1, 3).Select(number => (MailboxBench.Mail($"Mail {number}"), DateTimeOffset.UtcNow))]
            );
        var (isWell, asked) = (false, 0);
        using var proxy = new CuttingProxy(Servers.RequireMail().Imap, (_, line) =>
        {
            if (isWell || !line.Contains(" 2 (BODY.PEEK", StringComparison.Ordinal))
                return CuttingProxy.Fate.Passes;

            asked++;
            return CuttingProxy.Fate.Cuts;
        });
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            MailboxBench.Settings(mailbox, $"Mail:Imap:Port={proxy.Port}", "Mail:Imap:Security=None")
        );
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var mails = await app.WaitForMails(3);
        var lacking = Assert.Single(mails, mail => mail.State == IncomingState.SetAside);
        isWell = true;
        await staff.Send($"/admin/inbox/{lacking.Id}", [], "form[action$='/whole']");

        Assert.Equal(3, asked);
        Assert.StartsWith("The mailbox did not give it: The connection to 127.0.0.1:", lacking.Reason.Words, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        var whole = await Arriving.Eventually(async () =>
            await db.IncomingMails.AsNoTracking().FirstOrDefaultAsync(mail => mail.Id == lacking.Id && mail.State == IncomingState.Unsorted)
        );
        Assert.Equal(("Mail 2", null), (whole.Subject, whole.WholeSize));
    }

    [SkippableFact]
    public async Task Without_a_mailbox_the_page_says_what_to_set()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        Assert.Contains(
            "Set Mail:Imap:Host, Mail:Imap:User and Mail:Imap:Password, and start again.",
            (await staff.Open(Page)).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
    }
}
