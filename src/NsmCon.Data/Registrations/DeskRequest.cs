namespace NsmCon.Data.Registrations;

/// <summary>What a person asks of the registration desk.</summary>
/// <param name="AttemptKey">Names the form that was sent; sending it again with the same address gives the first answer.</param>
public record DeskRequest(
    int EventId,
    string EventTitle,
    int TicketTypeId,
    Guid AttemptKey,
    string Name,
    string Email,
    string Company,
    string DietaryNeeds,
    DateTime? ConsentedAt
)
{
    /// <summary>From which network the form came; null when the address is proved, or when staff ask.</summary>
    public SentFrom? From { get; init; }
}

/// <summary>A network, and how many places of an event it may hold that no mailbox has proved (decision record 0012).</summary>
/// <param name="Network">Names the network without telling it.</param>
/// <param name="MostPlaces">The limit.</param>
public sealed record SentFrom(string Network, int MostPlaces);

/// <summary>How the desk answered.</summary>
public enum DeskOutcome
{
    /// <summary>The place is given, durably, and the ticket is in the outgoing mail.</summary>
    Registered,

    /// <summary>This address has a place already; its ticket is mailed again.</summary>
    AlreadyRegistered,

    /// <summary>No place is left.</summary>
    Full,

    /// <summary>The network holds as many places as it may: nothing is booked until a mail proves the address.</summary>
    NeedsProof,
}

/// <summary>The desk's answer, given after the commit.</summary>
/// <param name="TicketCode">The code of the place; null when there is none, or when it is someone else's to know.</param>
public record DeskAnswer(DeskOutcome Outcome, string? TicketCode);
