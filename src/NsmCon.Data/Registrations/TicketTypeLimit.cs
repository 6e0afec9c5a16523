using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>
/// That a ticket type draws on a limit. Whoever registers as it takes one place
/// of each of its limits, or none at all: "150 in all, 20 students".
/// </summary>
[EventSetting]
public class TicketTypeLimit : IAudited
{
    public int Id { get; set; }

    /// <summary>The event of both.</summary>
    public int EventId { get; set; }

    public int TicketTypeId { get; set; }

    /// <summary>The limit.</summary>
    public int QuotaId { get; set; }

    /// <summary>The limit.</summary>
    public Quota? Quota { get; set; }

    /// <inheritdoc/>
    public string AuditName => Quota?.Name ?? "";
}
