using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Agenda;

/// <summary>An address of another program that is told of each release, signed as Standard Webhooks (standardwebhooks.com) describe.</summary>
public class Webhook : IAudited
{
    /// <summary>The longest address, in characters.</summary>
    public const int UrlLength = 500;

    /// <summary>The key.</summary>
    public int Id { get; set; }

    /// <summary>The event it belongs to.</summary>
    public int EventId { get; set; }

    /// <summary>Where messages are sent to.</summary>
    [MaxLength(UrlLength)]
    public required string Url { get; set; }

    /// <summary>The secret with which messages are signed, as the receiver is given it: "whsec_" and Base64.</summary>
    [MaxLength(100)]
    public required string Secret { get; set; }

    /// <summary>When it was added.</summary>
    public DateTime AddedAt { get; set; }

    /// <summary>When it was turned off; null while it is told.</summary>
    public DateTime? StoppedAt { get; set; }

    /// <inheritdoc/>
    public string AuditName => Url;
}

/// <summary>Where a message to a webhook is.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its turn, or for its next attempt.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It was given up; the error says why.</summary>
    Failed,
}

/// <summary>One message to a webhook: what was said, how often it was tried, and how that went.</summary>
public class WebhookDelivery
{
    /// <summary>The longest error, in characters.</summary>
    public const int ErrorLength = 1_000;

    /// <summary>The key.</summary>
    public int Id { get; set; }

    /// <summary>The event it belongs to.</summary>
    public int EventId { get; set; }

    /// <summary>Where it goes.</summary>
    public int WebhookId { get; set; }

    /// <summary>Where it goes.</summary>
    public Webhook? Webhook { get; set; }

    /// <summary>The message's name, the same at every attempt: "msg_…". Receivers know by it what they have had already.</summary>
    [MaxLength(60)]
    public required string MessageId { get; set; }

    /// <summary>What it tells: "agenda.published".</summary>
    [MaxLength(60)]
    public required string Type { get; set; }

    /// <summary>The body, in JSON: what is signed, letter by letter.</summary>
    public required string Payload { get; set; }

    /// <summary>Where it is.</summary>
    public DeliveryState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was written.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Before this it is not tried.</summary>
    public DateTime NextAttemptAt { get; set; }

    /// <summary>When the receiver took it.</summary>
    public DateTime? DeliveredAt { get; set; }

    /// <summary>The status of the last answer; null while there was none.</summary>
    public int? LastStatus { get; set; }

    /// <summary>What went wrong last.</summary>
    [MaxLength(ErrorLength)]
    public string? LastError { get; set; }
}
