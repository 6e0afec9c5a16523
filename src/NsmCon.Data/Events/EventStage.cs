namespace NsmCon.Data.Events;

/// <summary>
/// How far an event has come in public, as staff set it. Whether it is open or over follows from its registration and its days.
/// </summary>
public enum EventStage
{
    /// <summary>Only staff can see it.</summary>
    Draft,

    /// <summary>Everybody can see it, and register while registration is open.</summary>
    Announced,

    /// <summary>It takes place later, on days that are not known yet.</summary>
    Postponed,

    /// <summary>It does not take place.</summary>
    Canceled,
}
