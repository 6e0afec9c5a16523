using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Webhooks;

/// <summary>Adds a webhook, or starts a stopped one again, with a secret of its own.</summary>
public sealed class AddWebhook(ConferenceDb db)
{
    /// <exception cref="RuleBrokenException">It is told already, or the event has too many.</exception>
    public async Task<Webhook> Add(int eventId, string url, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var webhook = await db.Webhooks.FirstOrDefaultAsync(webhook => webhook.EventId == eventId && webhook.Url == url);
        if (webhook is { StoppedAt: null })
            throw new RuleBrokenException($"{url} is already on the list.");
        if (webhook is null && await db.Webhooks.CountAsync(other => other.EventId == eventId) >= Webhook.MostOfEvent)
            throw new RuleBrokenException($"An event can have at most {Webhook.MostOfEvent} webhooks.");

        webhook ??= db
            .Webhooks.Add(
                new Webhook
                {
                    EventId = eventId,
                    Url = url,
                    Secret = "",
                }
            )
            .Entity;
        webhook.Start(now);
        await db.SaveOrRefuse($"{url} is already on the list.");
        await write.CommitUnseen();
        return webhook;
    }
}
