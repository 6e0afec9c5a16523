namespace NsmCon.Data.Events;

/// <summary>
/// What somebody took from a quota, until it is released. A quota's <see cref="Quota.Taken"/> is the sum of those that are open.
/// Whoever took it keeps what it took: the ticket type or package may draw on another quota since.
/// </summary>
[Unseen]
public class Allocation
{
    public int Id { get; set; }

    /// <summary>The event of the quota; taken from whoever holds it, if that is saved with it.</summary>
    public int EventId { get; set; }

    public int QuotaId { get; set; }

    /// <summary>What it was taken from.</summary>
    public Quota? Quota { get; set; }

    /// <summary>How many.</summary>
    public int Count { get; set; } = 1;

    /// <summary>The registration that holds it; null where a sponsorship does.</summary>
    public int? RegistrationId { get; set; }

    /// <summary>The sponsorship that holds it; null where a registration does.</summary>
    public int? SponsorshipId { get; set; }

    public DateTime TakenAt { get; set; }

    /// <summary>When it was given back; null while it counts. Only <see cref="QuotaQueries"/> sets it, once.</summary>
    public DateTime? ReleasedAt { get; private set; }
}
