namespace NsmCon.Data.Events;

/// <summary>Whether one can register for an event at a moment and, if not, why. Pages, mails and feeds ask this alone.</summary>
public enum RegistrationState
{
    /// <summary>One can.</summary>
    Open,

    /// <summary>It is not decided when one can.</summary>
    NotPlanned,

    /// <summary>One can later.</summary>
    NotYet,

    /// <summary>There is nothing to register as.</summary>
    NoTickets,

    /// <summary>No place is left.</summary>
    Full,

    /// <summary>One could until a moment that someone set.</summary>
    Closed,

    /// <summary>The event's last day is over.</summary>
    Over,

    /// <summary>One registers on another site, and not here.</summary>
    Elsewhere,

    /// <summary>The event is a draft: only staff know of it.</summary>
    NotAnnounced,

    /// <summary>The event waits for new days.</summary>
    Postponed,

    /// <summary>The event does not take place.</summary>
    Canceled,
}

/// <summary>What the public form offers.</summary>
/// <param name="Types">How many ticket types there are to choose from.</param>
/// <param name="Left">How many places the one has that has the most.</param>
public sealed record OfferedPlaces(int Types, int Left)
{
    /// <summary>Nobody counted: there are places until the form says otherwise.</summary>
    public static readonly OfferedPlaces NotCounted = new(1, 1);
}
