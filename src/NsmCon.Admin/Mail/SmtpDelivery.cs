using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>Hands mails to the mail server, all of a round over one connection.</summary>
/// <param name="settings">Which server.</param>
/// <param name="abilities">Told what the server can do.</param>
/// <param name="patience">How long the server may be silent.</param>
/// <param name="lastPatience">
/// How long it may be silent when it has all of a mail: it looks for viruses now, and what it takes must not be sent again.
/// </param>
public sealed class SmtpDelivery(
    MailSettings settings,
    MailServerAbilities abilities,
    MailSignIn signIn,
    TimeSpan patience,
    TimeSpan lastPatience
) : IMailDelivery
{
    readonly SmtpTransfer transfer = new();
    SmtpClient? client;

    string Server => $"{settings.Host}:{settings.Port}";

    public async Task Deliver(OutgoingMail mail, MimeMessage message, Func<Task> handOver, CancellationToken cancel)
    {
        var connection = await OpenConnection(cancel);
        RequireReach(message);
        await handOver();
        transfer.Begin(waits => connection.Timeout = Milliseconds(waits ? lastPatience : patience));
        try
        {
            await connection.SendAsync(message, settings.Bounces, message.To.Mailboxes.Concat(message.Cc.Mailboxes), cancel, transfer);
        }
        catch (Exception fault) when (transfer.MayHaveArrived)
        {
            CloseConnection();
            throw new DeliveryException(
                $"All of the mail went out, but whether it was taken is not known. {Sentence(fault, lastPatience, cancel) ?? fault.Message}",
                fault
            )
            {
                MayHaveArrived = true,
                EndsRound = true,
            };
        }
        catch (SmtpCommandException refusal)
        {
            throw Refusal(mail, refusal);
        }
        catch (Exception fault) when (Sentence(fault, patience, cancel) is { } sentence)
        {
            CloseConnection();
            throw new DeliveryException(sentence, fault) { EndsRound = true };
        }
    }

    async Task<SmtpClient> OpenConnection(CancellationToken cancel)
    {
        if (client is { IsConnected: true })
            return client;

        CloseConnection();
        try
        {
            return await Connect(cancel);
        }
        catch (Exception fault) when (Sentence(fault, patience, cancel) is { } sentence)
        {
            CloseConnection();
            throw new DeliveryException(sentence, fault) { ConcernsAll = true };
        }
    }

    async Task<SmtpClient> Connect(CancellationToken cancel)
    {
        client = new SmtpClient(transfer) { Timeout = Milliseconds(patience) };
        if (settings.Certificate is { } authority)
            client.ServerCertificateValidationCallback = CertificateAuthority.CreateValidation(authority);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, limit.Token);
        abilities.SpeaksUtf8 = client.Capabilities.HasFlag(SmtpCapabilities.UTF8);
        if (settings.User is not null)
            await signIn.SignIn(client, settings.User, settings.Password, "Mail:Smtp", limit.Token);
        return client;
    }

    // The letters would go out raw, which RFC 6531 forbids: strict servers refuse it, and others lose the mail.
    void RequireReach(MimeMessage message)
    {
        if (
            abilities.SpeaksUtf8 == false
            && message.GetRecipients().Select(recipient => recipient.Address).FirstOrDefault(EmailAddress.NeedsUtf8) is { } beyond
        )
            throw new DeliveryException(
                $"{Server} cannot write to {beyond}: it does not speak SMTPUTF8, which letters beyond ASCII before the @ need."
            )
            {
                IsFinal = true,
            };
    }

    static int Milliseconds(TimeSpan time) => (int)time.TotalMilliseconds;

    // Whether the sender is refused is a matter of the configuration, which can be mended: such mails wait.
    DeliveryException Refusal(OutgoingMail mail, SmtpCommandException refusal)
    {
        var isOfSender = refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted;
        var whom = isOfSender ? $"the sender {settings.From.Address} (Mail:From)" : refusal.Mailbox?.Address ?? mail.To;
        return new($"{Server} refused {whom}: {(int)refusal.StatusCode} {MarkdownText.OneLine(refusal.Message)}", refusal)
        {
            IsFinal = (int)refusal.StatusCode >= 500 && !isOfSender,
            ConcernsAll = isOfSender,
        };
    }

    string? Sentence(Exception fault, TimeSpan waited, CancellationToken cancel) =>
        fault is SmtpCommandException refusal
            // What it says to a new connection, such as that there are too many, is about no mail.
            ? $"{Server} takes no mail now: {(int)refusal.StatusCode} {MarkdownText.OneLine(refusal.Message)}"
            : ConnectionFault.Sentence(fault, Server, "Mail:Smtp", waited, cancel);

    void CloseConnection()
    {
        client?.Dispose();
        client = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (client is { IsConnected: true })
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                await client.DisconnectAsync(quit: true, limit.Token);
            }
            catch (Exception fault) when (fault is IOException or ProtocolException or OperationCanceledException)
            {
                // All mails are delivered: a server that does not say goodbye is no fault.
            }
        }

        CloseConnection();
    }
}
