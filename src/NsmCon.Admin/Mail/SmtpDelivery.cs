using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NsmCon.Admin.Shared;
using NsmCon.Data.Mail;
using AuthenticationException = MailKit.Security.AuthenticationException;

namespace NsmCon.Admin.Mail;

/// <summary>Hands mails to the mail server, all of a round over one connection.</summary>
/// <param name="settings">Which server.</param>
/// <param name="patience">How long the server may be silent.</param>
public sealed class SmtpDelivery(MailSettings settings, TimeSpan patience) : IMailDelivery
{
    SmtpClient? client;

    string Server => $"{settings.Host}:{settings.Port}";

    public async Task Deliver(OutgoingMail mail, MimeMessage message, CancellationToken cancel)
    {
        try
        {
            if (client is not { IsConnected: true }) await Connect(cancel);
            await client.SendAsync(message, cancel);
        }
        catch (SmtpCommandException refusal)
        {
            throw Refusal(mail, refusal);
        }
        catch (Exception fault) when (Sentence(fault, cancel) is not null)
        {
            Drop();
            throw new DeliveryException(Sentence(fault, cancel)!, fault) { ConcernsAll = true };
        }
    }

    [MemberNotNull(nameof(client))]
    async Task Connect(CancellationToken cancel)
    {
        Drop();
        client = new SmtpClient { Timeout = (int)patience.TotalMilliseconds };
        if (settings.Certificate is { } authority) client.ServerCertificateValidationCallback = CertificateAuthority.Trust(authority);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, limit.Token);
        if (settings.User is not null) await client.AuthenticateAsync(settings.User, settings.Password!, limit.Token);
    }

    // Whether the sender is refused is a matter of the configuration, which can be mended: such mails wait.
    DeliveryException Refusal(OutgoingMail mail, SmtpCommandException refusal)
    {
        var isOfSender = refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted;
        var whom = isOfSender ? $"the sender {settings.From.Address} (Mail:From)" : mail.To;
        return new($"{Server} refused {whom}: {(int)refusal.StatusCode} {MarkdownText.OneLine(refusal.Message)}", refusal)
        {
            IsFinal = (int)refusal.StatusCode >= 500 && !isOfSender,
            ConcernsAll = isOfSender,
        };
    }

    string? Sentence(Exception fault, CancellationToken cancel) => fault switch
    {
        AuthenticationException => $"{Server} refused the user name or the password (Mail:Smtp:User, Mail:Smtp:Password).",
        SslHandshakeException => $"{Server} shows a certificate that is not trusted, or does not speak TLS (Mail:Smtp:Security, Mail:Smtp:Certificate).",
        NotSupportedException => $"{Server} does not offer what is configured: {fault.Message} (Mail:Smtp:Security, Mail:Smtp:User)",
        SocketException or System.Security.Authentication.AuthenticationException => $"{Server} cannot be reached: {fault.Message}.",
        TimeoutException => $"{Server} did not answer within {patience.TotalSeconds:0} seconds.",
        OperationCanceledException when !cancel.IsCancellationRequested => $"{Server} did not answer within {patience.TotalSeconds:0} seconds.",
        OperationCanceledException => $"{Server} was too slow, or the app was stopped meanwhile.",
        IOException or ProtocolException or ServiceNotConnectedException => $"The connection to {Server} broke: {fault.Message}",
        _ => null,
    };

    void Drop()
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

        Drop();
    }
}
