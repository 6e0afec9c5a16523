using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data.Mail;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Servers that are down, slow or unwilling, and mails that cannot be written.</summary>
public class FaultTests
{
    static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_the_server_is_down_mails_wait_longer_each_time(string provider)
    {
        int closed;
        using (var server = new ScriptedServer(_ => null))
            closed = server.Port;
        await using var bench = await MailBench.Start(
            provider,
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={closed}",
            "Mail:Smtp:Security=None"
        );
        OutgoingMail[] mails = [await bench.Write("ada@example.org"), await bench.Write("grace@example.org")];

        foreach (var delay in new[] { 1, 2, 4, 8 })
        {
            await bench.SendDue();

            foreach (var mail in mails)
            {
                var waiting = await bench.Look(mail);
                Assert.Equal((MailState.Waiting, bench.Now.AddMinutes(delay)), (waiting.State, waiting.NextAttemptAt));
                Assert.StartsWith($"127.0.0.1:{closed} cannot be reached: ", waiting.LastError, StringComparison.Ordinal);
            }

            await bench.SendDue();
            Assert.Equal(bench.Now.AddMinutes(delay), (await bench.Look(mails[0])).NextAttemptAt);
            bench.Clock.Advance(TimeSpan.FromMinutes(delay));
        }
    }

    [Fact]
    public async Task A_server_that_never_answers_is_left_and_the_other_mails_do_not_wait_for_it_too()
    {
        using var server = new ScriptedServer(line => line == "connect" ? "" : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, Impatient, server.Settings);
        OutgoingMail[] mails =
        [
            await bench.Write("ada@example.org"),
            await bench.Write("grace@example.org"),
            await bench.Write("joan@example.org"),
        ];

        await bench.SendDue().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(1, server.Connections);
        foreach (var mail in mails)
        {
            var waiting = await bench.Look(mail);
            Assert.Equal(
                (MailState.Waiting, 1, $"127.0.0.1:{server.Port} did not answer within 1 seconds."),
                (waiting.State, waiting.Attempts, waiting.LastError)
            );
        }
    }

    [Fact]
    public async Task What_is_said_of_a_server_ends_with_the_first_mail_that_it_takes()
    {
        var isBusy = true;
        using var server = new ScriptedServer(line => isBusy && line == "connect" ? "421 too busy" : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        await bench.Write("ada@example.org");

        await bench.SendDue();
        var before = bench.ServerFault;
        isBusy = false;
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SendDue();

        Assert.Contains("421 too busy", before, StringComparison.Ordinal);
        Assert.Null(bench.ServerFault);
    }

    [Fact]
    public async Task A_mail_that_the_server_puts_off_waits_and_the_next_goes_out_over_the_same_connection()
    {
        var isGreylisted = true;
        using var server = new ScriptedServer(line =>
            isGreylisted && line == "RCPT TO:<ada@example.org>" ? "451 4.7.1 come back later" : null
        );
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var putOff = await bench.Write("ada@example.org");
        var next = await bench.Write("grace@example.org");

        await bench.SendDue();

        var waiting = await bench.Look(putOff);
        Assert.Equal((MailState.Waiting, bench.Now.AddMinutes(1)), (waiting.State, waiting.NextAttemptAt));
        Assert.Equal($"127.0.0.1:{server.Port} refused ada@example.org: 451 4.7.1 come back later", waiting.LastError);
        Assert.Equal(MailState.Sent, (await bench.Look(next)).State);
        Assert.Equal(1, server.Connections);

        isGreylisted = false;
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SendDue();

        var sent = await bench.Look(putOff);
        Assert.Equal((MailState.Sent, 2, null), (sent.State, sent.Attempts, sent.LastError));
    }

    [Fact]
    public async Task A_sender_whom_the_server_refuses_is_a_fault_of_the_configuration_and_mails_wait()
    {
        using var server = new ScriptedServer(line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "553 5.7.1 not you" : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var mail = await bench.Write("ada@example.org");

        await bench.SendDue();

        var waiting = await bench.Look(mail);
        Assert.Equal(MailState.Waiting, waiting.State);
        Assert.Equal(
            $"127.0.0.1:{server.Port} refused the sender app@networkservicemesh.io (Mail:From): 553 5.7.1 not you",
            waiting.LastError
        );
    }

    [Fact]
    public async Task A_server_without_TLS_is_not_trusted_with_mail_where_TLS_is_asked_for()
    {
        using var server = new ScriptedServer(_ => null);
        await using var bench = await MailBench.Start(Databases.Sqlite, [.. server.Settings[..2], "Mail:Smtp:Security=StartTls"]);
        var mail = await bench.Write("ada@example.org");

        await bench.SendDue();

        Assert.DoesNotContain(server.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.Contains("does not offer what is configured", (await bench.Look(mail)).LastError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada@example.org\r\nRCPT TO:<eve@evil.example>")]
    [InlineData("ada")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org, eve@evil.example")]
    [InlineData("")]
    public async Task What_is_no_address_reaches_no_server(string address)
    {
        using var server = new ScriptedServer(_ => null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var mail = await bench.Write(address);

        await bench.SendDue();

        var failed = await bench.Look(mail);
        Assert.Equal(MailState.Failed, failed.State);
        Assert.EndsWith("is not an address that a mail can go to.", failed.LastError, StringComparison.Ordinal);
        Assert.Empty(server.Lines);
    }

    [Fact]
    public async Task Letters_beyond_ascii_before_the_at_never_go_out_raw()
    {
        using var server = new ScriptedServer(_ => null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var refused = await bench.Write("jörg@example.org");
        var next = await bench.Write("ida@bücher.example");

        await bench.SendDue();

        var failed = await bench.Look(refused);
        Assert.Equal(MailState.Failed, failed.State);
        Assert.Contains("does not speak SMTPUTF8", failed.LastError, StringComparison.Ordinal);
        Assert.Equal(MailState.Sent, (await bench.Look(next)).State);
        Assert.Equal(
            ["RCPT TO:<ida@xn--bcher-kva.example>"],
            server.Lines.Where(line => line.StartsWith("RCPT", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_does_not_keep_the_next()
    {
        using var server = new ScriptedServer(_ => null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var gone = await bench.Write("gone@example.org", content: () => null);
        var refused = await bench.Write("refused@example.org", content: () =>
            throw new Data.RuleBrokenException("ticket.md:3: a placeholder is not closed, or its name is none.")
        );
        var broken = await bench.Write("broken@example.org", content: () =>
            throw new InvalidOperationException("Sequence contains no elements")
        );
        var next = await bench.Write("grace@example.org");

        await bench.SendDue();

        Assert.Equal((MailState.Failed, "What this mail was about is gone, so it was not sent."), Outcome(await bench.Look(gone)));
        Assert.Equal(
            (MailState.Waiting, "ticket.md:3: a placeholder is not closed, or its name is none."),
            Outcome(await bench.Look(refused))
        );
        Assert.Equal(
            (MailState.Waiting, "The mail could not be written: Sequence contains no elements"),
            Outcome(await bench.Look(broken))
        );
        Assert.Equal((MailState.Sent, null), Outcome(await bench.Look(next)));
    }

    [Fact]
    public async Task Stopping_ends_after_the_mail_in_hand()
    {
        using var stopping = new CancellationTokenSource();
        using var server = new ScriptedServer(line =>
        {
            if (line == "DATA")
                stopping.Cancel();
            return null;
        });
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var first = await bench.Write("ada@example.org");
        var second = await bench.Write("grace@example.org");

        await bench.SendDue(stopping.Token);

        Assert.Equal(MailState.Sent, (await bench.Look(first)).State);
        var waiting = await bench.Look(second);
        Assert.Equal((MailState.Waiting, 0), (waiting.State, waiting.Attempts));
    }

    static (MailState, string?) Outcome(OutgoingMail mail) => (mail.State, mail.LastError);

    static IMailDelivery Impatient(IServiceProvider services) =>
        new SmtpDelivery(
            services.GetRequiredService<ConferenceSettings>().Mail,
            new(new()),
            services.GetRequiredService<MailSignIn>(),
            Short,
            Short
        );
}
