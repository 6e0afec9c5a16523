using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NsmCon.Data.Events;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Releases;

/// <summary>What webhooks are told. docs/AGENDA.md describes it; fields may be added, none is renamed or removed.</summary>
public sealed class WebhookMessage
{
    /// <summary>The type of the message about a release.</summary>
    public const string AgendaPublished = "agenda.published";

    /// <summary>The type of the message by which staff try whether a webhook works.</summary>
    public const string Test = "test";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    readonly int eventId;
    readonly string type;
    readonly string payload;

    WebhookMessage(Event conference, string type, DateTime at, object data)
    {
        var message = new
        {
            type,
            timestamp = at,
            data,
        };
        eventId = conference.Id;
        this.type = type;
        payload = JsonSerializer.Serialize(message, Options);
    }

    /// <summary>That the agenda was published, and what changed.</summary>
    public static WebhookMessage CreatePublished(
        Event conference,
        AgendaRelease release,
        IReadOnlyList<AgendaDifference> changes,
        string site
    ) =>
        new(
            conference,
            AgendaPublished,
            release.PublishedAt,
            new
            {
                Event = conference.Slug,
                Version = release.Number,
                Url = $"{site}/events/{conference.Slug}",
                Agenda = $"{site}/events/{conference.Slug}/agenda.json",
                release.Note,
                Changes = changes,
            }
        );

    /// <summary>That all is well.</summary>
    public static WebhookMessage CreateTest(Event conference, DateTime now, string site) =>
        new(
            conference,
            Test,
            now,
            new
            {
                Event = conference.Slug,
                Url = $"{site}/events/{conference.Slug}",
                Words = "This is a test message. Nothing happened.",
            }
        );

    /// <summary>The rows by which it goes to each of these webhooks; not saved yet.</summary>
    public IEnumerable<WebhookDelivery> CreateDeliveries(IEnumerable<int> webhooks, DateTime now) =>
        webhooks.Select(webhook => new WebhookDelivery
        {
            EventId = eventId,
            WebhookId = webhook,
            MessageId = $"msg_{Guid.CreateVersion7():N}",
            Type = type,
            Payload = payload,
            CreatedAt = now,
            NextAttemptAt = now,
        });
}
