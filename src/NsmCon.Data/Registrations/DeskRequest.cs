namespace NsmCon.Data.Registrations;

/// <summary>What a person asks of the registration desk.</summary>
/// <param name="AttemptKey">Names the form that was sent; sending it again with the same address gives the first answer.</param>
public record DeskRequest(
    int EventId, string EventTitle, int TicketTypeId, int QuotaId, Guid AttemptKey,
    string Name, string Email, string Company, string DietaryNeeds, DateTime? ConsentedAt);

/// <summary>How the desk answered.</summary>
public enum DeskOutcome
{
    /// <summary>The place is given, durably, and the ticket is in the outgoing mail.</summary>
    Registered,

    /// <summary>This address has a place already; its ticket is mailed again.</summary>
    AlreadyRegistered,

    /// <summary>No place is left.</summary>
    Full,
}

/// <summary>The desk's answer, given after the commit.</summary>
/// <param name="TicketCode">The code of the place; null when there is none, or when it is someone else's to know.</param>
public record DeskAnswer(DeskOutcome Outcome, string? TicketCode);
