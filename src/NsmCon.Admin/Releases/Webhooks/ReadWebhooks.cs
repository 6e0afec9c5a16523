using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Webhooks;

namespace NsmCon.Admin.Releases.Webhooks;

/// <summary>A webhook in the list; its secret is not shown again.</summary>
public sealed record WebhookRow(int Id, string Url, DateTime AddedAt, DateTime? StoppedAt);

/// <summary>A message in the log.</summary>
public sealed record DeliveryRow(
    int Id,
    string Url,
    string Type,
    DeliveryState State,
    int Attempts,
    DateTime CreatedAt,
    DateTime NextAttemptAt,
    int? LastStatus,
    string? LastError
)
{
    public (string Word, string Dot) Label =>
        State switch
        {
            DeliveryState.Delivered => ("Delivered", "good"),
            DeliveryState.Failed => ("Failed", "bad"),
            _ when Attempts > 0 => ("Waiting for another attempt", "low"),
            _ => ("Waiting", "off"),
        };
}

/// <summary>The webhooks of an event, and what they were told.</summary>
public sealed record WebhooksPage(
    Event Event,
    IReadOnlyList<WebhookRow> Webhooks,
    IReadOnlyList<DeliveryRow> Deliveries,
    Pager Pager,
    WebhookForm Form
)
{
    public string Path => Links.Webhooks(Event.Slug);
}

/// <summary>A webhook that was just added: the one time that its secret is shown.</summary>
public sealed record AddedWebhookPage(Event Event, Webhook Webhook);

/// <summary>Reads them.</summary>
public sealed class ReadWebhooks(ConferenceDb db)
{
    const int PageSize = 50;

    public async Task<WebhooksPage> Page(Event conference, int page, WebhookForm form)
    {
        var webhooks = await db
            .Webhooks.Where(webhook => webhook.EventId == conference.Id)
            .OrderBy(webhook => webhook.StoppedAt != null)
            .ThenBy(webhook => webhook.Id)
            .Select(webhook => new WebhookRow(webhook.Id, webhook.Url, webhook.AddedAt, webhook.StoppedAt))
            .ToListAsync();
        var pager = new Pager(page, PageSize, await db.WebhookDeliveries.CountAsync(delivery => delivery.EventId == conference.Id));
        var deliveries = await db
            .WebhookDeliveries.Where(delivery => delivery.EventId == conference.Id)
            .OrderByDescending(delivery => delivery.CreatedAt)
            .ThenByDescending(delivery => delivery.Id)
            .TakePage(pager)
            .Select(delivery => new DeliveryRow(
                delivery.Id,
                delivery.Webhook!.Url,
                delivery.Type,
                delivery.State,
                delivery.Attempts,
                delivery.CreatedAt,
                delivery.NextAttemptAt,
                delivery.LastStatus,
                delivery.LastError
            ))
            .ToListAsync();
        return new(conference, webhooks, deliveries, pager, form);
    }
}
