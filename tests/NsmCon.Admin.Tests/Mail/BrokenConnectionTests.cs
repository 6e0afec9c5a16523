using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data.Mail;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Servers that fall silent or hang up at one mail: it does not keep the others.</summary>
public class BrokenConnectionTests
{
    static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_at_which_the_server_hangs_up_each_time_does_not_keep_the_others(string provider)
    {
        using var server = new ScriptedServer(line => line == "RCPT TO:<ada@example.org>" ? throw new IOException() : null);
        await using var bench = await MailBench.Start(provider, server.Settings);
        var poison = await bench.Write("ada@example.org");
        OutgoingMail[] others = [await bench.Write("grace@example.org"), await bench.Write("joan@example.org")];

        await bench.SendDue();

        Assert.Equal((MailState.Waiting, 1, bench.Now.AddMinutes(1)), await Look(bench, poison));
        foreach (var mail in others)
            Assert.Equal((MailState.Waiting, 0, mail.NextAttemptAt), await Look(bench, mail));

        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SendDue();

        foreach (var mail in others)
            Assert.Equal(MailState.Sent, (await bench.Look(mail)).State);
        Assert.Equal((MailState.Waiting, 2, bench.Now.AddMinutes(2)), await Look(bench, poison));
    }

    [Theory]
    [InlineData("MAIL")]
    [InlineData("DATA")]
    public async Task A_server_that_falls_silent_at_a_mail_is_left_and_the_others_have_not_been_tried(string silentAt)
    {
        using var server = new ScriptedServer(line => line.StartsWith(silentAt, StringComparison.Ordinal) ? "" : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, Impatient, server.Settings);
        var mail = await bench.Write("ada@example.org");
        var other = await bench.Write("grace@example.org");

        await bench.SendDue().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(1, server.Connections);
        Assert.Equal((MailState.Waiting, 1, bench.Now.AddMinutes(1)), await Look(bench, mail));
        Assert.Equal($"127.0.0.1:{server.Port} did not answer within 1 seconds.", (await bench.Look(mail)).LastError);
        Assert.Equal((MailState.Waiting, 0, other.NextAttemptAt), await Look(bench, other));
    }

    [Theory]
    [InlineData("421 4.7.0 too many connections")]
    [InlineData("554 5.7.1 no service for you")]
    public async Task What_a_server_says_to_a_new_connection_gives_no_mail_up(string greeting)
    {
        using var server = new ScriptedServer(line => line == "connect" ? greeting : null);
        await using var bench = await MailBench.Start(Databases.Sqlite, server.Settings);
        OutgoingMail[] mails = [await bench.Write("ada@example.org"), await bench.Write("grace@example.org")];

        await bench.SendDue();

        Assert.Equal(1, server.Connections);
        foreach (var mail in mails)
        {
            Assert.Equal((MailState.Waiting, 1, bench.Now.AddMinutes(1)), await Look(bench, mail));
            Assert.Equal($"127.0.0.1:{server.Port} takes no mail now: {greeting}", (await bench.Look(mail)).LastError);
        }
    }

    static async Task<(MailState, int, DateTime)> Look(MailBench bench, OutgoingMail mail)
    {
        var now = await bench.Look(mail);
        return (now.State, now.Attempts, now.NextAttemptAt);
    }

    static IMailDelivery Impatient(IServiceProvider services) =>
        new SmtpDelivery(
            services.GetRequiredService<ConferenceSettings>().Mail,
            new(new()),
            services.GetRequiredService<MailSignIn>(),
            Short,
            Short
        );
}
