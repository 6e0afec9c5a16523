namespace NsmCon.Data.Events;

public partial class Event
{
    /// <summary>
    /// When the event, its packages or its limits last changed. Sponsorships, which the prospectus shows too, have moments of their own.
    /// </summary>
    [NotAudited]
    public DateTime? ProspectusChangedAt { get; private set; }

    /// <summary>When staff last changed the event, its ticket types, limits or packages; null while all is as imports brought it.</summary>
    [NotAudited]
    public DateTime? SettingsChangedAt { get; private set; }

    /// <summary>Begins a new event, with a prospectus of this moment.</summary>
    public void BeginAt(DateTime now) => ProspectusChangedAt = now;
}
