using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>A ticket, as its owner sees it.</summary>
public sealed record TicketPage(Event Event, Registration Registration, DateTime Now)
{
    public PublicEvent Public => Event.Public(Now);

    public string Path => $"/tickets/{Registration.TicketCode}";

    public string Code => Secret.Grouped(Registration.TicketCode);

    public bool IsCancelled => Registration.CancelledAt is not null;

    /// <summary>Until the person comes in; then the badge is printed and the place is used.</summary>
    public bool CanChange => !IsCancelled && Registration.CheckedInAt is null;
}

/// <summary>The page on which the owner of a ticket corrects it.</summary>
public sealed record EditTicketPage(TicketPage Ticket, TicketForm Form);
