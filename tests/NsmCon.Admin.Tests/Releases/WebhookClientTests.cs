using System.Net;
using Microsoft.Extensions.Configuration;
using NsmCon.Admin.Releases.Webhooks;
using NsmCon.Admin.Settings;
using NsmCon.Data.Webhooks;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Releases;

public class WebhookClientTests
{
    /// <summary>0.0.0.0 leads to this machine and is not on the list of what may be reached; nobody listens at 127.0.0.2.</summary>
    [Theory]
    [InlineData("0.0.0.0 127.0.0.2", 0)]
    [InlineData("127.0.0.2 0.0.0.0", 0)]
    [InlineData("0.0.0.0", 0)]
    [InlineData("0.0.0.0 127.0.0.1", 1)]
    [InlineData("127.0.0.2 127.0.0.1", 1)]
    public async Task Of_a_name_s_addresses_only_those_are_tried_that_may_be_reached(string addresses, int messages)
    {
        await using var receiver = await Receiver.Start();
        using var client = new WebhookClient(Settings)
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Split(' ').Select(IPAddress.Parse)]),
        };
        var webhook = new Webhook { Url = receiver.Url.Replace("127.0.0.1", "hooks.example.org"), Secret = Webhook.NewSecret() };

        var attempt = await client.Send(webhook, Delivery, DateTimeOffset.UtcNow, default);

        Assert.Equal(messages, receiver.Messages.Count);
        Assert.Equal(messages == 1, attempt.Error is null);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(299, null)]
    [InlineData(300, "It answered 300: redirects are not followed. Add the address that it leads to.")]
    [InlineData(399, "It answered 399: redirects are not followed. Add the address that it leads to.")]
    [InlineData(400, "It answered 400.")]
    [InlineData(410, "It answered 410: it wants no more messages, and the webhook was stopped.")]
    public async Task Only_an_answer_from_200_to_299_takes_a_message(int status, string? error)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answer = _ => Task.FromResult<(int, string?)>((status, null));
        using var client = new WebhookClient(Settings);

        var attempt = await client.Send(
            new Webhook { Url = receiver.Url, Secret = Webhook.NewSecret() },
            Delivery,
            DateTimeOffset.UtcNow,
            default
        );

        Assert.Equal((status, error, status == 410), (attempt.Status, attempt.Error, attempt.IsGone));
    }

    [Fact]
    public async Task Where_nobody_answers_the_attempt_says_why()
    {
        using var client = new WebhookClient(Settings);

        var attempt = await client.Send(
            new Webhook { Url = $"http://127.0.0.1:{Ports.Next()}", Secret = Webhook.NewSecret() },
            Delivery,
            DateTimeOffset.UtcNow,
            default
        );

        Assert.Equal((null, "Connection refused"), (attempt.Status, attempt.Error));
    }

    static WebhookDelivery Delivery =>
        new()
        {
            Type = "agenda.published",
            MessageId = "msg_1",
            Payload = "{}",
        };

    static ConferenceSettings Settings =>
        ConferenceSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("Data:Path", Path.GetTempPath()),
                    new("Keys:Secret", Convert.ToBase64String(new byte[32])),
                    new("Webhooks:Loopback", "Allowed"),
                ])
                .Build()
        );
}
