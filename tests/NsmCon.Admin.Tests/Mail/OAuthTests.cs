using NsmCon.Admin.Tests.Inbox;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Mail servers that take tokens instead of passwords, as Microsoft 365 and Google do.</summary>
public class OAuthTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Mails_come_in_and_go_out_without_a_password_and_one_token_serves_both(string provider)
    {
        var (ours, theirs) = (TestMailbox.New(), TestMailbox.New());
        await using var tokens = await TokenServer.Start(ours.Address);
        await ours.Deliver(MailboxBench.Mail("By token"));
        await using var app = await RunningApp.Start(provider, Settings(ours, tokens));

        var mail = Assert.Single(await app.WaitForMails(1));
        await using (var db = app.OpenDb())
        {
            db.Add(new OutgoingMail("test", theirs.Address, "Hello", app.Clock.GetUtcNow().UtcDateTime) { EventId = 1 });
            await db.SaveChangesAsync();
        }

        Assert.Equal("By token", mail.Subject);
        Assert.Equal("Hello", (await theirs.WaitForMail()).Subject);
        var asked = Assert.Single(tokens.Asked);
        Assert.Equal(
            ("client_credentials", "nsmcon", "client-secret"),
            ($"{asked["grant_type"]}", $"{asked["client_id"]}", $"{asked["client_secret"]}")
        );
    }

    [SkippableFact]
    public async Task What_a_person_allowed_once_is_sent_each_time()
    {
        var ours = TestMailbox.New();
        await using var tokens = await TokenServer.Start(ours.Address);
        await ours.Deliver(MailboxBench.Mail("As Google has it"));
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            Settings(ours, tokens, "Mail:OAuth:RefreshToken=once-allowed", "Mail:OAuth:Scope=https://mail.google.com/")
        );

        await app.WaitForMails(1);

        var asked = Assert.Single(tokens.Asked);
        Assert.Equal(
            ("refresh_token", "once-allowed", "https://mail.google.com/"),
            ($"{asked["grant_type"]}", $"{asked["refresh_token"]}", $"{asked["scope"]}")
        );
    }

    [SkippableFact]
    public async Task A_token_is_asked_for_again_when_it_ends_and_when_the_server_does_not_take_it()
    {
        var ours = TestMailbox.New();
        await using var tokens = await TokenServer.Start(ours.Address);
        var good = tokens.Answer;
        tokens.Answer = _ =>
            (
                200,
                new
                {
                    token_type = "Bearer",
                    expires_in = 3600,
                    access_token = TokenServer.TokenFor(ours.Address, TimeSpan.FromMinutes(-10)),
                }
            );
        await using var bench = await MailBench.Start(Databases.Sqlite, Settings(ours, tokens));
        var mail = await bench.Write(ours.Address);

        await bench.SendDue();
        var refused = (await bench.Look(mail)).LastError;
        tokens.Answer = good;
        await SendNext();
        await SendNext();
        var whileItLasts = tokens.Asked.Count;
        bench.Clock.Advance(TimeSpan.FromMinutes(59));
        await SendNext();

        Assert.Equal(
            $"The server refused the token for {ours.Address}: the app that Mail:OAuth:ClientId names must be allowed to use this mailbox (Mail:Smtp:User).",
            refused
        );
        Assert.Equal(MailState.Sent, (await bench.Look(mail)).State);
        Assert.Equal((2, 3), (whileItLasts, tokens.Asked.Count));

        async Task SendNext()
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            await bench.Write(ours.Address);
            await bench.SendDue();
        }
    }

    [SkippableTheory]
    [InlineData(
        "invalid_client",
        "AADSTS7000215: Invalid client secret provided.",
        "127.0.0.1 gives no token for mail: AADSTS7000215: Invalid client secret provided (Mail:OAuth:ClientId, Mail:OAuth:ClientSecret)."
    )]
    [InlineData(
        "invalid_grant",
        "Token has been expired or revoked.",
        "127.0.0.1 gives no token for mail: Token has been expired or revoked (it has ended or was withdrawn: make a new Mail:OAuth:RefreshToken)."
    )]
    [InlineData("invalid_scope", "", "127.0.0.1 gives no token for mail: invalid_scope (Mail:OAuth:Scope).")]
    [InlineData("temporarily_unavailable", "Line one\r\nline two", "127.0.0.1 gives no token for mail: Line one line two (Mail:OAuth).")]
    public async Task Why_there_is_no_token_is_said_with_the_setting(string error, string description, string sentence)
    {
        var ours = TestMailbox.New();
        await using var tokens = await TokenServer.Start(ours.Address);
        tokens.Answer = _ => (400, new { error, error_description = description });
        await using var app = await RunningApp.Start(Databases.Sqlite, Settings(ours, tokens));
        using var staff = await app.SignIn();

        var page = await (await staff.Send("/admin/inbox/mailbox", [], "form[action$='/try']")).Page();

        Assert.Contains(sentence, page.QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_server_of_tokens_that_is_down_or_answers_something_else_is_said()
    {
        var ours = TestMailbox.New();
        await using var tokens = await TokenServer.Start(ours.Address);
        tokens.Answer = _ => (200, new { nothing = true });
        await using var empty = await MailBench.Start(Databases.Sqlite, Settings(ours, tokens));
        await using var down = await MailBench.Start(
            Databases.Sqlite,
            [
                .. Settings(ours, tokens).Where(setting => !setting.Contains("TokenUrl", StringComparison.Ordinal)),
                $"Mail:OAuth:TokenUrl=http://127.0.0.1:{Ports.Next()}/token",
            ]
        );

        var errors = new List<string?>();
        foreach (var bench in new[] { empty, down })
        {
            var mail = await bench.Write(ours.Address);
            await bench.SendDue();
            errors.Add((await bench.Look(mail)).LastError);
        }

        Assert.Equal("127.0.0.1 gives no token for mail: the answer has no token (Mail:OAuth).", errors[0]);
        Assert.StartsWith("127.0.0.1, which gives tokens for mail, cannot be reached: ", errors[1], StringComparison.Ordinal);
    }

    static string[] Settings(TestMailbox ours, TokenServer tokens, params string[] others) =>
        [
            .. tokens.Settings,
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={Servers.RequireMail().Submission}",
            "Mail:Smtp:Security=StartTls",
            $"Mail:Smtp:User={ours.Address}",
            $"Mail:Smtp:Certificate={Servers.RequireMail().Certificate}",
            "Mail:Imap:Host=127.0.0.1",
            $"Mail:Imap:Port={Servers.RequireMail().Imaps}",
            $"Mail:Imap:User={ours.Address}",
            "Mail:Imap:PollSeconds=1",
            .. others,
        ];
}
