using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>What a person registers as: Attendee, Speaker, Sponsor, Student.</summary>
[EventSetting]
public class TicketType : IAudited
{
    public const int NameLength = 60;

    public const int DescriptionLength = 300;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>The name, as it stands on the badge.</summary>
    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>A line for the form: who should take it.</summary>
    [MaxLength(DescriptionLength)]
    public string Description { get; set; } = "";

    /// <summary>The colour of the badge's band, as "#rrggbb".</summary>
    [MaxLength(7)]
    public string Colour { get; set; } = "#0b4fe8";

    /// <summary>The limits that it draws on, all at once; several types may share one.</summary>
    public List<TicketTypeLimit> Limits { get; set; } = [];

    /// <summary>Whether the public form offers it. Staff can give out any type.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>The order in lists, from 0.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;

    /// <summary>Lets it draw on a limit, besides those that it draws on.</summary>
    public void DrawOn(Quota quota) =>
        Limits.Add(
            new TicketTypeLimit
            {
                EventId = EventId,
                QuotaId = quota.Id,
                Quota = quota,
            }
        );
}
