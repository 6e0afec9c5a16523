using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>A server that does not tell the truth, or does not make sense: it is said, nothing is lost or doubled, and the app goes on.</summary>
public class LyingMailboxTests
{
    const string Page = "/admin/inbox/mailbox";

    static readonly string Much = new('a', 100_000),
        Deep = new('(', 100_000);

    /// <summary>A list in lists whose depth is hidden from whoever only counts brackets: behind quotes, literals and ends of lines.</summary>
    static string Hidden(string between) =>
        $"* 1 FETCH (BODYSTRUCTURE {string.Concat(Enumerable.Repeat($"(((((((((({between} ", 10_000))}\r\n";

    /// <summary>The beginning of a command, the lie, and what the page says of it.</summary>
    public static TheoryData<string, string, string> Lies { get; } =
        new()
        {
            {
                "EXAMINE",
                "* 4000000000 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n§ OK [READ-ONLY] x\r\n",
                "says that INBOX holds more mails than a folder can."
            },
            { "EXAMINE", "§ OK nothing is open\r\n", "says something that cannot be understood: The folder is not currently open." },
            { "EXAMINE", $"* 1 FETCH (BODYSTRUCTURE {Deep}\r\n", "broke: It sends lists in lists without end." },
            { "EXAMINE", Hidden("\"))))))))))\""), "broke: It sends lists in lists without end." },
            { "EXAMINE", Hidden("\"\\\"))))))))))\""), "broke: It sends lists in lists without end." },
            { "EXAMINE", Hidden("\"a\r\n\r\nb\""), "broke: It sends lists in lists without end." },
            { "EXAMINE", Hidden("{12}\r\n))))))))))\r\n"), "broke: It sends lists in lists without end." },
            { "UID SEARCH", "* ESEARCH (TAG \"§\") UID ALL 1:4294967295\r\n§ OK x\r\n", "names more than 1,000,000 mails in INBOX." },
            {
                "UID SEARCH",
                "* ESEARCH (TAG \"§\") UID ALL 4294967295\r\n§ OK x\r\n",
                "says something that cannot be understood: Specified argument was out of the range of valid values."
            },
            { "UID SEARCH", "* SEARCH 0 -1\r\n§ OK x\r\n", "broke: Syntax error in untagged SEARCH response." },
            { "UID SEARCH", $"§ NO {Much}\r\n", "refused: aaaa" },
            {
                "UID FETCH 1:3",
                "* 4000000000 FETCH (UID 1 RFC822.SIZE 5)\r\n§ OK x\r\n",
                "says something that cannot be understood: Specified argument was out of the range of valid values."
            },
            { "UID FETCH 1 (BODY", "* 1 FETCH (UID 2 BODY[]<0> {5}\r\nhello)\r\n§ OK x\r\n", "names mail 1, but does not give it." },
            { "UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[]<0> NIL)\r\n§ OK x\r\n", "gives nothing of mail 1." },
            { "UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[]<0> {9999999999}\r\nhello)\r\n§ OK x\r\n", "broke: Syntax error in BODY." },
            { "UID FETCH 1 (BODY", $"* 1 FETCH (UID 1 BODYSTRUCTURE {Deep}\r\n", "broke: It sends lists in lists without end." },
            {
                "UID FETCH 1 (BODY",
                $"* 1 FETCH (X {{44}}\r\n* 1 FETCH (UID 1 BODY[]<0> {{9999999}}\r\n BODYSTRUCTURE {Deep}\r\n",
                "broke: It sends something else than was asked for."
            },
            {
                "UID FETCH 1 (BODY",
                $"* 1 FETCH (X \"\r\n* 1 FETCH (UID 1 BODY[]<0> {{9999999}}\r\n\" BODYSTRUCTURE {Deep}\r\n",
                "broke: It sends something else than was asked for."
            },
        };

    [Theory, MemberData(nameof(Lies))]
    public async Task A_lie_is_said_on_the_page_and_once_it_ends_each_mail_is_here_once(string command, string lie, string sentence)
    {
        using var mailbox = new LyingMailbox("One", "Two", "Three");
        mailbox.Lie = said => said.StartsWith(command, StringComparison.Ordinal) ? [lie] : null;
        await using var app = await RunningApp.Start(Databases.Sqlite, mailbox.Settings);
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var said = await Arriving.Eventually(async () => (await staff.Open(Page)).QuerySelector(".refused")?.TextContent);
        mailbox.Lie = _ => null;
        app.Services.GetRequiredService<MailboxWatch>().Wake();

        Assert.True(said.Contains(sentence, StringComparison.Ordinal), said);
        Assert.InRange(said.Length, 1, 600);
        Assert.Equal(["One", "Two", "Three"], (await app.WaitForMails(3)).Select(mail => mail.Subject));
        await Arriving.Eventually(async () => (await staff.Open(Page)) is var page && page.QuerySelector(".refused") is null ? page : null);
    }

    [Theory]
    [InlineData("UID SEARCH", "* OK ")]
    [InlineData("UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[]<0> {2000000000}\r\n")]
    public async Task What_never_ends_is_hung_up_on(string command, string beginning)
    {
        using var mailbox = new LyingMailbox("One", "Two", "Three");
        mailbox.Lie = said =>
            said.StartsWith(command, StringComparison.Ordinal) ? Enumerable.Repeat(Much, 20_000).Prepend(beginning) : null;
        await using var app = await RunningApp.Start(Databases.Sqlite, [.. mailbox.Settings, "Mail:Imap:LargestMegabytes=1"]);
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var said = await Arriving.Eventually(async () => (await staff.Open(Page)).QuerySelector(".refused")?.TextContent);
        var sent = mailbox.Sent;
        mailbox.Lie = _ => null;

        Assert.Contains("broke: It sends more than was asked for.", said, StringComparison.Ordinal);
        Assert.InRange(sent, 1, 100_000_000);
        Assert.Equal(3, (await app.WaitForMails(3)).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_is_named_and_never_given_hides_none_that_comes_later(string provider)
    {
        using var mailbox = new LyingMailbox("One", "Two");
        mailbox.Lie = said =>
            said.StartsWith("UID SEARCH", StringComparison.Ordinal)
                ? mailbox
                    .Truth(said)
                    .Select(line =>
                        line.Replace("ALL ", "ALL 4294967290,", StringComparison.Ordinal)
                            .Replace("UID\r\n", "UID ALL 4294967290\r\n", StringComparison.Ordinal)
                    )
                : null;
        await using var app = await RunningApp.Start(provider, mailbox.Settings);

        var refused = Assert.Single(await app.WaitForMails(3), mail => mail.State == IncomingState.SetAside);
        mailbox.Add(3, "Subject: Three\r\n\r\nx"u8.ToArray());

        Assert.Equal(["One", "Two", "", "Three"], (await app.WaitForMails(4)).Select(mail => mail.Subject));
        Assert.Equal($"The mailbox did not give it: {mailbox.Server} names mail 4294967290, but does not give it.", refused.Reason.Words);
    }

    [Fact]
    public async Task A_mail_that_is_left_out_of_a_description_or_named_twice_is_here_once()
    {
        using var mailbox = new LyingMailbox("One", "Two", "Three");
        mailbox.Lie = said =>
            said switch
            {
                "UID FETCH 1:3 (UID INTERNALDATE RFC822.SIZE)" =>
                [
                    .. mailbox.Truth("UID FETCH 1,3 (UID)").Take(2),
                    .. mailbox.Truth("UID FETCH 1 (UID)"),
                ],
                ['U', 'I', 'D', ' ', 'S', ..] => ["* SEARCH 3 1 2 2 1 3\r\n", "§ OK x\r\n"],
                _ => null,
            };
        await using var app = await RunningApp.Start(Databases.Sqlite, mailbox.Settings);

        await app.WaitForMails(3);
        var rounds = mailbox.Lines.Count;
        await Arriving.Eventually(() => Task.FromResult(mailbox.Lines.Count > rounds + 6 ? mailbox : null));

        Assert.Equal(["One", "Two", "Three"], (await app.WaitForMails(3)).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_described_keeps_no_other()
    {
        using var mailbox = new LyingMailbox("One", "Two", "Three");
        mailbox.Lie = said =>
            said.EndsWith("RFC822.SIZE)", StringComparison.Ordinal)
                ? mailbox
                    .Truth(said)
                    .Select(line =>
                        line.Contains("UID 2 ", StringComparison.Ordinal)
                            ? line.Replace("RFC822.SIZE ", "RFC822.SIZE 99999999999999999", StringComparison.Ordinal)
                            : line
                    )
                : null;
        await using var app = await RunningApp.Start(Databases.Sqlite, mailbox.Settings);

        var mails = await Arriving.Eventually(async () =>
        {
            app.Services.GetRequiredService<MailboxWatch>().Wake();
            await using var db = app.OpenDb();
            return
                await db.IncomingMails.Where(mail => mail.State != IncomingState.New).OrderBy(mail => mail.Uid).ToListAsync()
                    is { Count: 3 } all
                ? all
                : null;
        });

        Assert.Equal([IncomingState.Unsorted, IncomingState.SetAside, IncomingState.Unsorted], mails.Select(mail => mail.State));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mailbox_that_is_numbered_anew_at_each_connection_is_read_without_doubles_and_that_is_said(string provider)
    {
        using var mailbox = new LyingMailbox("One", "Two", "Three");
        mailbox.Lie = said =>
        {
            if (said == "connect")
                mailbox.UidValidity++;
            return said == "IDLE" ? throw new IOException("It hangs up.") : null;
        };
        await using var app = await RunningApp.Start(provider, mailbox.Settings);
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var said = await Arriving.Eventually(async () =>
        {
            app.Services.GetRequiredService<MailboxWatch>().Wake();
            return
                (await staff.Open(Page)).QuerySelector(".refused")?.TextContent is { } text
                && text.Contains("anew", StringComparison.Ordinal)
                ? text
                : null;
        });

        Assert.Contains("numbers INBOX anew again and again (UIDVALIDITY)", said, StringComparison.Ordinal);
        Assert.Equal(["One", "Two", "Three"], (await app.WaitForMails(3)).Select(mail => mail.Subject));
    }

    [Theory]
    [InlineData("[UIDNEXT 1]")]
    [InlineData("[UIDNEXT 4294967295]")]
    [InlineData("[NOTHING]")]
    public async Task Only_new_mails_are_read_where_that_was_chosen_whatever_the_server_says_the_next_number_is(string next)
    {
        using var mailbox = new LyingMailbox(Enumerable.Range(1, MailFolder.MostUnasked + 1).Select(number => $"Mail {number}"));
        mailbox.Lie = said =>
            said.StartsWith("EXAMINE", StringComparison.Ordinal)
                ? mailbox.Truth(said).Select(line => line.Contains("UIDNEXT", StringComparison.Ordinal) ? $"* OK {next} x\r\n" : line)
                : null;
        await using var app = await RunningApp.Start(Databases.Sqlite, mailbox.Settings);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await Arriving.Eventually(async () => (await staff.Open(Page)).QuerySelector("fieldset"));

        await staff.Send(Page, new() { ["From"] = "new" }, "form.form");
        mailbox.Add(MailFolder.MostUnasked + 2, "Subject: New\r\n\r\nx"u8.ToArray());

        Assert.Equal("New", Assert.Single(await app.WaitForMails(1)).Subject);
    }

    [Theory]
    [InlineData("§ OK waited\r\n")]
    [InlineData("+ waiting\r\n* 4 EXISTS\r\n* 5 EXISTS\r\n")]
    public async Task A_server_that_does_not_wait_is_not_asked_without_pause(string idle)
    {
        using var mailbox = new LyingMailbox("One");
        mailbox.Lie = said => said == "IDLE" ? [idle] : null;
        await using var app = await RunningApp.Start(Databases.Sqlite, mailbox.Settings);
        await app.WaitForMails(1);

        var (before, began) = (Rounds(), DateTime.UtcNow);
        await Arriving.Eventually(() => Task.FromResult(Rounds() - before >= 8 ? mailbox : null));

        Assert.InRange(Rounds() - before, 8, (DateTime.UtcNow - began) / TimeSpan.FromMilliseconds(250));

        int Rounds() => mailbox.Lines.Count(line => line.Contains("EXAMINE", StringComparison.Ordinal));
    }
}
