using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Webhooks;

namespace NsmCon.Admin.Releases.Webhooks;

/// <summary>
/// Delivers the messages to webhooks that are due, a few at a time: a receiver that is slow keeps no other waiting for long.
/// </summary>
public sealed class DeliverWebhooks(
    IDbContextFactory<ConferenceDb> databases,
    WebhookClient client,
    TimeProvider clock,
    ILogger<DeliverWebhooks> log
)
{
    const int MostInRound = 100,
        AtOnce = 4;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Delivers what is due. Cancelled, it begins no other message.</summary>
    public async Task DeliverDue(CancellationToken cancel)
    {
        List<int> due;
        await using (var db = await databases.CreateDbContextAsync(cancel))
        {
            due = await db
                .WebhookDeliveries.Due(Now)
                .OrderBy(delivery => delivery.NextAttemptAt)
                .ThenBy(delivery => delivery.Id)
                .Select(delivery => delivery.Id)
                .Take(MostInRound)
                .ToListAsync(cancel);
        }

        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (id, stopping) => await Deliver(id, stopping)
        );
    }

    async Task Deliver(int id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        using var acting = db.ActAs("webhooks");
        if (!await db.TryClaimDelivery(id, Now))
            return;

        var delivery = await db.WebhookDeliveries.Include(d => d.Webhook).FirstAsync(d => d.Id == id, cancel);
        // Outside of any transaction: what was sent cannot be rolled back.
        var attempt = await client.Send(delivery.Webhook!, delivery, clock.GetUtcNow(), cancel);
        if (attempt.Error is null)
            delivery.Succeed(attempt.Status!.Value, Now);
        else
            delivery.Fail(attempt.Status, attempt.Error, attempt.IsGone, Now);
        if (delivery.State == DeliveryState.Failed)
            log.LogWarning("Message {Id} to {Url} was given up: {Error}", delivery.MessageId, delivery.Webhook!.Url, delivery.LastError);

        await db.SaveChangesAsync(CancellationToken.None);
        if (attempt.IsGone)
            await db.StopWebhook(delivery.Webhook!, "The webhook was stopped: its receiver answered 410.", Now);
    }
}
