using System.Net;
using Microsoft.Extensions.Configuration;
using NsmCon.Admin.Releases.Webhooks;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;

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
        var settings = ConferenceSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Data:Path", Path.GetTempPath()), new("Keys:Secret", Convert.ToBase64String(new byte[32])), new("Webhooks:Loopback", "Allowed")]).Build());
        using var client = new WebhookClient(settings) { Resolve = (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Split(' ').Select(IPAddress.Parse)]) };
        var webhook = new Webhook { Url = receiver.Url.Replace("127.0.0.1", "hooks.example.org"), Secret = Webhook.NewSecret() };

        var attempt = await client.Send(webhook, new WebhookDelivery { Type = "agenda.published", MessageId = "msg_1", Payload = "{}" }, DateTimeOffset.UtcNow, default);

        Assert.Equal(messages, receiver.Messages.Count);
        Assert.Equal(messages == 1, attempt.Error is null);
    }
}
