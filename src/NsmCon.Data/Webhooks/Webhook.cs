using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace NsmCon.Data.Webhooks;

/// <summary>
/// An address of another program that is told of each release, signed as Standard Webhooks (standardwebhooks.com) describe.
/// </summary>
[Unseen]
public class Webhook : IAudited
{
    /// <summary>The longest address, in characters.</summary>
    public const int UrlLength = 500;

    /// <summary>The most webhooks of an event, stopped ones among them.</summary>
    public const int MostOfEvent = 20;

    public const int SecretLength = 100;

    // Standard Webhooks ask for 24 to 64.
    const int SecretBytes = 32;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>Where messages are sent to.</summary>
    [MaxLength(UrlLength)]
    public required string Url { get; set; }

    /// <summary>The secret with which messages are signed, as the receiver is given it: "whsec_" and Base64.</summary>
    [Protected("Webhook.Secret", SecretLength)]
    public required string Secret { get; set; }

    public DateTime AddedAt { get; set; }

    /// <summary>When it was turned off; null while it is told.</summary>
    public DateTime? StoppedAt { get; set; }

    /// <inheritdoc/>
    public string AuditName => Url;

    /// <summary>Turns it on, with a new secret.</summary>
    public void Start(DateTime now)
    {
        Secret = NewSecret();
        AddedAt = now;
        StoppedAt = null;
    }

    /// <summary>A secret of 32 bytes, as Standard Webhooks write it.</summary>
    public static string NewSecret() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))}";
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
[Unseen]
public class WebhookDelivery
{
    public const int ErrorLength = 1_000;

    /// <summary>
    /// How long it waits after each attempt that failed: what Standard Webhooks
    /// suggest. After the last, which is three days, it is given up.
    /// </summary>
    public static readonly IReadOnlyList<TimeSpan> Delays =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    public int Id { get; set; }

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

    /// <summary>The receiver took it.</summary>
    public void Succeed(int status, DateTime now)
    {
        State = DeliveryState.Delivered;
        DeliveredAt = now;
        LastStatus = status;
        LastError = null;
    }

    /// <summary>The attempt failed. It waits for longer each time, unless the fault is final or it was tried often enough.</summary>
    public void Fail(int? status, string error, bool isFinal, DateTime now)
    {
        LastStatus = status;
        LastError = error.Start(ErrorLength);
        if (isFinal || Attempts > Delays.Count)
            State = DeliveryState.Failed;
        else
            NextAttemptAt = now + Delays[Math.Max(Attempts, 1) - 1];
    }

    /// <summary>Puts it back in the queue, at a person's wish. It keeps its name, so that who had it already knows it.</summary>
    public void SendAgain(DateTime now)
    {
        if (State == DeliveryState.Waiting)
            throw new RuleBrokenException("This message is waiting already.");

        State = DeliveryState.Waiting;
        Attempts = 0;
        NextAttemptAt = now;
        DeliveredAt = null;
    }
}
