using NsmCon.Admin.Published;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>A place that someone asked for, and whose mailbox is proved now.</summary>
public sealed record PlaceLinkPage(Event Event, DateTime Now, IReadOnlyList<TicketTypeChoice> Types, DeskRequest Asked)
{
    public PublicEvent Public => field ??= Event.Public(Now);

    /// <summary>The link is too old.</summary>
    public bool IsLapsed { get; init; }

    /// <summary>What they asked to come as; null if it is no longer offered.</summary>
    public TicketTypeChoice? Type => Types.FirstOrDefault(type => type.Id == Asked.TicketTypeId);

    /// <summary>Why nobody can take the place now; null while they can. Whether one is left, the desk alone knows.</summary>
    public string? Refusal =>
        this switch
        {
            { Public.CanRegister: false } => $"{Public.Registration.Heading}. {Public.Registration.Sentence}",
            { Type: null } => "The ticket type you chose is no longer offered. Register again, and choose another.",
            _ => null,
        };

    /// <summary>What the desk is asked now.</summary>
    public DeskRequest Proved => Asked with { EventTitle = Event.Title };
}
