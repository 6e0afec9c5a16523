using System.Net;
using System.Net.Sockets;
using System.Text;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Webhooks;
using StandardWebhooks;

namespace NsmCon.Admin.Releases.Webhooks;

/// <summary>How an attempt went.</summary>
/// <param name="Status">The status of the answer; null without one.</param>
/// <param name="Error">What went wrong; null if the receiver took the message.</param>
public sealed record Attempt(int? Status, string? Error)
{
    /// <summary>The receiver wants no more messages.</summary>
    public bool IsGone => Status == StatusCodes.Status410Gone;
}

/// <summary>
/// Sends messages, signed as standardwebhooks.com says. It goes to the internet only, follows no redirect, and is not kept waiting.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    const int MostOfAnswer = 1_024;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    readonly HttpClient http;
    readonly bool allowLoopback;

    public WebhookClient(ConferenceSettings settings)
    {
        allowLoopback = settings.WebhooksToLoopback;
        http = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                // A proxy would look the name up itself, and reach what it reaches.
                UseProxy = false,
                MaxResponseHeadersLength = 16,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
                ConnectCallback = Connect,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Tries once.</summary>
    public async Task<Attempt> Send(Webhook webhook, WebhookDelivery delivery, DateTimeOffset now, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            using var request = CreateRequest(webhook, delivery, now);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var status = (int)answer.StatusCode;
            return status is >= 200 and < 300 ? new(status, null) : new(status, await Fault(answer, limit.Token));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return new(null, Innermost(fault));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, InWords($"There was no answer within {Longest.TotalSeconds:0} seconds."));
        }
    }

    /// <summary>Looks a name up.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    public void Dispose() => http.Dispose();

    static HttpRequestMessage CreateRequest(Webhook webhook, WebhookDelivery delivery, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new StringContent(delivery.Payload, new UTF8Encoding(false), "application/json"),
        };
        request.Headers.UserAgent.ParseAdd("NsmCon");
        request.Headers.Add("webhook-id", delivery.MessageId);
        request.Headers.Add("webhook-timestamp", $"{now.ToUnixTimeSeconds()}");
        request.Headers.Add("webhook-signature", new StandardWebhook(webhook.Secret).Sign(delivery.MessageId, now, delivery.Payload));
        return request;
    }

    static async Task<string> Fault(HttpResponseMessage answer, CancellationToken cancel)
    {
        var status = (int)answer.StatusCode;
        if (status is >= 300 and < 400)
            return $"It answered {status}: redirects are not followed. Add the address that it leads to.";
        if (status == StatusCodes.Status410Gone)
            return "It answered 410: it wants no more messages, and the webhook was stopped.";

        var body = new byte[MostOfAnswer];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var read = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
        var words = new string([
            .. Encoding.UTF8.GetString(body, 0, read).Select(letter => PlainText.IsControl(letter) ? ' ' : letter),
        ]).Trim();
        return words.Length == 0 ? $"It answered {status}." : $"It answered {status}: {words.Shorten(201)}";
    }

    // The name is looked up here and the connection made to what was checked: a second look-up might say something else.
    async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Resolve(context.DnsEndPoint.Host, cancel);
        var allowed = Array.FindAll(addresses, address => PublicAddress.Is(address, allowLoopback));
        if (allowed.Length == 0)
            throw new HttpRequestException($"{context.DnsEndPoint.Host} is not on the internet, so nothing was sent there.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static string Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault.Message;
}
