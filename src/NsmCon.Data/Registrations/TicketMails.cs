namespace NsmCon.Data.Registrations;

/// <summary>The templates of the mails about a ticket.</summary>
public static class TicketMails
{
    public const string Ticket = "ticket";

    /// <summary>The same, for someone who registered once more: it says that nothing new was booked.</summary>
    public const string Again = "registered-already";

    /// <summary>The link that proves a new address of a ticket.</summary>
    public const string NewAddress = "new-address";

    /// <summary>The link that proves a mailbox and takes a place.</summary>
    public const string PlaceLink = "place-link";

    /// <summary>That the ticket holds no more.</summary>
    public const string Canceled = "registration-cancelled";

    /// <summary>Those with the ticket itself.</summary>
    public static readonly string[] WithTicket = [Ticket, Again];

    /// <summary>Those that carry the ticket or lead to it.</summary>
    public static readonly string[] LeadToTicket = [.. WithTicket, NewAddress];

    /// <summary>The subject of the mail with a ticket.</summary>
    public static string Subject(string eventTitle) => $"Your ticket for {eventTitle}";
}
