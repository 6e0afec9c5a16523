using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>A ticket, as its owner sees it.</summary>
public sealed record TicketPage(Event Event, Registration Registration, DateTime Now)
{
    /// <summary>What the form offers whoever would register again.</summary>
    public OfferedPlaces Places { get; init; } = OfferedPlaces.NotCounted;

    public PublicEvent Public => field ??= Event.Public(Now, Places);

    public string Path => Links.Ticket(Registration.TicketCode);

    public string Code => Secret.Group(Registration.DoorCode);

    public bool IsCancelled => Registration.CancelledAt is not null;

    /// <summary>When the first talk begins, on the event's own clock; null while the agenda has no times.</summary>
    public DateTime? Begins { get; init; }

    public bool CanChange => Registration.CanOwnerChange(Event, Now);
}

/// <summary>The page on which the owner of a ticket corrects it.</summary>
public sealed record EditTicketPage(TicketPage Ticket, TicketForm Form);
