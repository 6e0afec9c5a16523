using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using AuthenticationException = MailKit.Security.AuthenticationException;

namespace NsmCon.Admin.Mail;

/// <summary>What kept us from a mail server, as a sentence that names the settings to look at.</summary>
static class ConnectionFault
{
    /// <summary>Null for what is no fault of a connection.</summary>
    /// <param name="fault">What happened.</param>
    /// <param name="server">Host and port.</param>
    /// <param name="keys">Where the server is configured: "Mail:Smtp".</param>
    /// <param name="waited">How long its answer was waited for.</param>
    /// <param name="cancel">Cancelled if the app is stopped.</param>
    public static string? Sentence(Exception fault, string server, string keys, TimeSpan waited, CancellationToken cancel) =>
        fault switch
        {
            MailSignInException => fault.Message,
            AuthenticationException => $"{server} refused the user name or the password ({keys}:User, {keys}:Password).",
            SslHandshakeException =>
                $"{server} shows a certificate that is not trusted, or does not speak TLS ({keys}:Security, {keys}:Certificate).",
            NotSupportedException => $"{server} does not offer what is configured: {fault.Message} ({keys}:Security, {keys}:User)",
            SocketException or System.Security.Authentication.AuthenticationException =>
                $"{server} cannot be reached: {fault.Message} ({keys}:Host, {keys}:Port).",
            TimeoutException => TooSlow(server, waited),
            OperationCanceledException when !cancel.IsCancellationRequested => TooSlow(server, waited),
            OperationCanceledException => $"{server} was too slow, or the app was stopped meanwhile.",
            IOException or ProtocolException or ServiceNotConnectedException =>
                $"The connection to {server} broke: {MarkdownText.OneLine(fault.Message)}",
            _ => null,
        };

    static string TooSlow(string server, TimeSpan waited) => InWords($"{server} did not answer within {waited.TotalSeconds:0} seconds.");
}
