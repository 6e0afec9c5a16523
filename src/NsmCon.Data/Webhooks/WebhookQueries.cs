using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Webhooks;

/// <summary>Finding messages to webhooks that are due, and taking them in hand.</summary>
public static class WebhookQueries
{
    /// <summary>
    /// An attempt takes less: one that is in hand for longer was left by a crash, and is made again. Receivers know a message by its name.
    /// </summary>
    public static readonly TimeSpan InHand = TimeSpan.FromMinutes(1);

    /// <summary>Those whose turn it is.</summary>
    public static IQueryable<WebhookDelivery> Due(this IQueryable<WebhookDelivery> deliveries, DateTime now) =>
        deliveries.Where(delivery =>
            delivery.State == DeliveryState.Waiting && delivery.NextAttemptAt <= now && delivery.Webhook!.StoppedAt == null
        );

    /// <summary>Takes a message that is due in hand, by one conditional update; false if another worker was faster.</summary>
    public static async Task<bool> TryClaimDelivery(this ConferenceDb db, int id, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var claimed = await db
            .WebhookDeliveries.Due(now)
            .Where(delivery => delivery.Id == id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(delivery => delivery.NextAttemptAt, now + InHand)
                    .SetProperty(delivery => delivery.Attempts, delivery => delivery.Attempts + 1)
            );
        await write.CommitUnseen();
        return claimed == 1;
    }

    /// <summary>Stops a webhook: what still waits for it is given up.</summary>
    public static async Task StopWebhook(this ConferenceDb db, Webhook webhook, string reason, DateTime now)
    {
        await using var write = await db.BeginWrite();
        webhook.StoppedAt ??= now;
        await db.SaveChangesAsync();
        await db
            .WebhookDeliveries.Where(delivery => delivery.WebhookId == webhook.Id && delivery.State == DeliveryState.Waiting)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(delivery => delivery.State, DeliveryState.Failed).SetProperty(delivery => delivery.LastError, reason)
            );
        await write.CommitUnseen();
    }
}
