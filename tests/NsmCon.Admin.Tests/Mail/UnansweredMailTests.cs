using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data.Mail;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Servers that have all of a mail and do not say whether they take it: only a person sends it again.</summary>
public class UnansweredMailTests
{
    static readonly TimeSpan Short = TimeSpan.FromSeconds(1),
        Long = TimeSpan.FromSeconds(30);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_went_out_and_got_no_answer_is_not_sent_again_but_shown_until_a_person_decides(string provider)
    {
        var isSilent = true;
        using var server = new ScriptedServer(line => isSilent && line == "." ? "" : null);
        await using var bench = await MailBench.Start(provider, With(Short, Short), server.Settings);
        var mail = await bench.Write("ada@example.org", content: () =>
            new MailContent(string.Join("\n\n", Enumerable.Repeat(".hidden", 5_000)))
        );

        await bench.SendDue();
        bench.Clock.Advance(TimeSpan.FromDays(1));
        await bench.SendDue();

        Assert.Equal(1, Mails(server));
        var unanswered = await bench.Look(mail);
        Assert.Equal((MailState.Sending, 1, true), (unanswered.State, unanswered.Attempts, unanswered.IsStuck(bench.Now)));
        Assert.Equal(
            $"All of the mail went out, but whether it was taken is not known. 127.0.0.1:{server.Port} did not answer within 1 seconds.",
            unanswered.LastError
        );

        isSilent = false;
        await using var db = bench.OpenDb();
        db.Attach(unanswered).Entity.Resend(bench.Now);
        await db.SaveChangesAsync();
        await bench.SendDue();

        Assert.Equal((2, MailState.Sent), (Mails(server), (await bench.Look(mail)).State));
    }

    [Fact]
    public async Task A_server_that_hangs_up_when_it_has_all_of_a_mail_may_have_taken_it()
    {
        using var server = new ScriptedServer(line => line == "." ? throw new IOException() : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var mail = await bench.Write("ada@example.org");

        await bench.SendDue();

        var unanswered = await bench.Look(mail);
        Assert.Equal(MailState.Sending, unanswered.State);
        Assert.StartsWith(
            $"All of the mail went out, but whether it was taken is not known. The connection to 127.0.0.1:{server.Port} broke: ",
            unanswered.LastError,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_server_that_hangs_up_before_the_text_of_a_mail_has_not_taken_it()
    {
        using var server = new ScriptedServer(line => line == "DATA" ? throw new IOException() : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var mail = await bench.Write("ada@example.org");

        await bench.SendDue();

        Assert.Equal(MailState.Waiting, (await bench.Look(mail)).State);
    }

    [Fact]
    public async Task A_mail_that_is_put_off_when_all_of_it_is_there_waits_even_if_the_server_hangs_up_then()
    {
        using var server = new ScriptedServer(line =>
            line switch
            {
                "." => "421 4.3.2 going down",
                "RSET" => throw new IOException(),
                _ => null,
            }
        );
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var mail = await bench.Write("ada@example.org");

        await bench.SendDue();

        Assert.Equal(MailState.Waiting, (await bench.Look(mail)).State);
    }

    [Fact]
    public async Task A_mail_that_is_refused_when_all_of_it_is_there_fails()
    {
        using var server = new ScriptedServer(line => line == "." ? "554 5.7.1 no" : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        var mail = await bench.Write("ada@example.org");

        await bench.SendDue();

        Assert.Equal(MailState.Failed, (await bench.Look(mail)).State);
    }

    [Fact]
    public async Task A_server_that_looks_into_a_mail_for_long_is_waited_for_and_then_has_to_be_quick_again()
    {
        using var server = new ScriptedServer(line =>
        {
            if (line == ".")
                Thread.Sleep(Short * 2);
            return line == "RCPT TO:<grace@example.org>" ? "" : null;
        });
        await using var bench = await MailBench.Start(Databases.Sqlite, With(Short, Long), server.Settings);
        var mail = await bench.Write("ada@example.org");
        var next = await bench.Write("grace@example.org");

        await bench.SendDue().WaitAsync(Long);

        Assert.Equal(MailState.Sent, (await bench.Look(mail)).State);
        Assert.Equal($"127.0.0.1:{server.Port} did not answer within 1 seconds.", (await bench.Look(next)).LastError);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task An_app_that_is_stopped_while_an_answer_is_missing_does_not_know_whether_the_mail_was_taken()
    {
        using var stopping = new CancellationTokenSource();
        using var server = new ScriptedServer(line =>
        {
            if (line == ".")
                stopping.CancelAfter(TimeSpan.FromMilliseconds(100));
            return line == "." ? "" : null;
        });
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        await using var delivery = new SmtpDelivery(
            bench.Settings.Mail,
            new(new()),
            new(bench.Settings.Mail, TimeProvider.System),
            Long,
            Long
        );
        var mail = await bench.Write("ada@example.org");
        using var message = new MimeMessage(
            [bench.Settings.Mail.From],
            [new MailboxAddress("", mail.To)],
            "Hello",
            new TextPart("plain") { Text = "Hello." }
        );

        var fault = await Assert.ThrowsAsync<DeliveryException>(() =>
            delivery.Deliver(mail, message, () => Task.CompletedTask, stopping.Token)
        );

        Assert.True(fault.MayHaveArrived);
    }

    static int Mails(ScriptedServer server) => server.Lines.Count(line => line == ".");

    static Func<IServiceProvider, IMailDelivery> With(TimeSpan patience, TimeSpan lastPatience) =>
        services => new SmtpDelivery(
            services.GetRequiredService<ConferenceSettings>().Mail,
            new(new()),
            services.GetRequiredService<MailSignIn>(),
            patience,
            lastPatience
        );
}
