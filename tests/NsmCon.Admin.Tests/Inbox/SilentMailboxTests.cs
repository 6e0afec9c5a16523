using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>A server that falls silent at some step, or is another than the one that is trusted.</summary>
public class SilentMailboxTests
{
    const string Page = "/admin/inbox/mailbox";

    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("connect")]
    [InlineData("LOGIN")]
    [InlineData("CAPABILITY")]
    [InlineData("LIST")]
    [InlineData("EXAMINE")]
    [InlineData("UID SEARCH")]
    [InlineData("UID FETCH 1 (UID")]
    [InlineData("UID FETCH 1 (BODY")]
    [InlineData("UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[]<0> {50}\r\nshort)\r\n§ OK x\r\n")]
    [InlineData("UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[]<0> {3}\r\nlonger)\r\n§ OK x\r\n")]
    [InlineData("IDLE")]
    [InlineData("DONE")]
    public async Task No_step_waits_for_ever(string command, params string[] answer)
    {
        using var server = new LyingMailbox("One");
        server.Lie = said => said.StartsWith(command, StringComparison.Ordinal) ? answer : null;

        var fault = await Assert.ThrowsAsync<MailboxException>(() => GoThrough(server, Patience).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.True(
            fault.Message.Contains("did not answer within", StringComparison.Ordinal)
                || fault.Message.Contains("fell silent in the middle of a mail", StringComparison.Ordinal),
            fault.Message
        );
    }

    [Fact]
    public async Task A_mail_that_comes_slowly_is_waited_for_as_long_as_it_comes()
    {
        // All of it takes longer than the patience, and each piece much less: a busy machine must not make up for the difference.
        var patience = TimeSpan.FromSeconds(5);
        using var server = new LyingMailbox("One");
        server.Lie = said => said.Contains("BODY.PEEK", StringComparison.Ordinal) ? Slowly(string.Concat(server.Truth(said))) : null;

        await GoThrough(server, patience);

        IEnumerable<string> Slowly(string answer)
        {
            foreach (var piece in answer.Chunk(answer.Length / 6))
            {
                Thread.Sleep(patience / 5);
                yield return new(piece);
            }
        }
    }

    [Fact]
    public async Task Which_step_hangs_is_said_and_the_app_answers_meanwhile()
    {
        using var server = new LyingMailbox("One");
        server.Lie = said => said.StartsWith("EXAMINE", StringComparison.Ordinal) ? [] : null;
        await using var app = await RunningApp.Start(Databases.Sqlite, server.Settings);
        using var staff = await app.SignIn(StaffRole.Sponsorship);

        var trying = staff.Send(Page, [], "form[action$='/try']");
        using var visitor = app.Browser();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).StatusCode);
        Assert.False(trying.IsCompleted);

        var steps = (await (await trying).Page()).QuerySelectorAll("ol.rows li");
        Assert.Equal([true, true, false], steps.Select(step => step.QuerySelector(".good") is not null));
        Assert.Equal($"Open INBOX {server.Server} did not answer within 10 seconds.", steps[2].Words());
    }

    [Fact]
    public async Task A_server_that_is_another_one_all_at_once_gets_no_password_and_is_read_when_it_is_the_old_one_again()
    {
        using var first = Certificate();
        using var second = Certificate();
        using var server = new LyingMailbox("One") { Certificate = first };
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, first.ExportCertificatePem());
        await using var app = await RunningApp.Start(Databases.Sqlite, [.. server.Settings, $"Mail:Imap:Certificate={file}"]);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await app.WaitForMails(1);

        (server.Certificate, server.Lie) = (second, _ => throw new IOException("It hangs up."));
        var said = await Arriving.Eventually(async () =>
            (await staff.Open(Page)).QuerySelector(".refused")?.TextContent is { } text
            && text.Contains("certificate", StringComparison.Ordinal)
                ? text
                : null
        );
        server.Lie = _ => null;
        var signIns = SignIns();
        await staff.Send(Page, [], "form[action$='/try']");
        var withOther = SignIns();
        server.Add(2, "Subject: Two\r\n\r\nx"u8.ToArray());
        server.Certificate = first;
        app.Services.GetRequiredService<MailboxWatch>().Wake();

        Assert.Contains(
            "shows a certificate that is not trusted, or does not speak TLS (Mail:Imap:Security, Mail:Imap:Certificate).",
            said,
            StringComparison.Ordinal
        );
        Assert.Equal((1, 1), (signIns, withOther));
        Assert.Equal(["One", "Two"], (await app.WaitForMails(2)).Select(mail => mail.Subject));
        File.Delete(file);

        int SignIns() => server.Lines.Count(line => line.Contains("LOGIN", StringComparison.Ordinal));
    }

    static async Task GoThrough(LyingMailbox server, TimeSpan patience)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                server.Settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], string? (pair) => pair[1])
            )
            .Build();
        using var signIn = new MailSignIn(MailSettings.Read(configuration), TimeProvider.System);
        using var mailbox = await MailboxConnection.SignedIn(
            MailboxSettings.Read(configuration, hasTokens: false)!,
            signIn,
            patience,
            default
        );
        var folder = await mailbox.Open("INBOX", default);
        var uids = await mailbox.Search(folder, SearchQuery.All, default);
        await mailbox.Describe(folder, [.. uids], default);
        await mailbox.Fetch(folder, new UniqueId(1), 1_000, default);
        await mailbox.Idle(patience / 10, default, default);
    }

    // As if an authority of its own had made it for this machine.
    static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
