using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

public partial class Registration
{
    /// <summary>
    /// Whether its owner may correct or cancel it: until they come in, for then the badge is printed and the place is used, and until the event is over.
    /// </summary>
    public bool CanOwnerChange(Event conference, DateTime now) => CancelledAt is null && CheckedInAt is null && !IsOver(conference, now);

    // Where people can register for a past event, it is a rehearsal.
    static bool IsOver(Event conference, DateTime now) =>
        conference.Stage != EventStage.Postponed && conference.OverAt <= now && !conference.IsRegistrationOpen(now);
}
