using NsmCon.Data.Events;

namespace NsmCon.Admin.Published;

/// <summary>Whether one can register, in the words of the public pages.</summary>
/// <param name="State">The answer.</param>
/// <param name="Notice">What the event's page says of it; null where its buttons say it.</param>
/// <param name="Heading">Why there is no form; empty if there is one.</param>
/// <param name="Sentence">What to do instead.</param>
public sealed record RegistrationAnswer(RegistrationState State, string? Notice, string Heading, string Sentence)
{
    public bool IsOpen => State == RegistrationState.Open;

    /// <summary>The answer for an event as the public sees it.</summary>
    public static RegistrationAnswer Create(Event shown, DateTime now, OfferedPlaces places)
    {
        var state = shown.RegistrationAt(now, places);
        if (state == RegistrationState.NotPlanned && shown.OutsideRegistration() is not null)
            state = RegistrationState.Elsewhere;
        var (notice, heading, sentence) = Describe(shown, state, shown.IsRehearsal(now));
        return new(state, notice, heading, sentence);
    }

    static (string? Notice, string Heading, string Sentence) Describe(Event shown, RegistrationState state, bool isRehearsal) =>
        state switch
        {
            RegistrationState.NotYet => (
                InWords($"Registration opens on {shown.ToLocal(shown.RegistrationOpensAt!.Value):MMMM d, yyyy, HH:mm} ({shown.Clock()})."),
                "Registration is not open yet",
                $"It opens on {Local(shown, shown.RegistrationOpensAt!.Value)}."
            ),
            RegistrationState.NotPlanned => (null, "Registration is not open yet", "We will say on the event page when it opens."),
            RegistrationState.NoTickets => (null, "There is no ticket to choose yet", "We will say on the event page when there is."),
            RegistrationState.Full => (
                "All places are taken. Places that people give back appear on the registration page.",
                "All places are taken",
                "Places that people give back appear here at once, so it is worth looking again."
            ),
            RegistrationState.Closed => (
                "Registration is closed.",
                "Registration is closed",
                $"It closed on {Local(shown, shown.RegistrationClosesAt!.Value)}."
            ),
            RegistrationState.Over => ("This event is over.", "This event is over", "Nobody can register any more."),
            RegistrationState.Elsewhere => (
                null,
                "Registration is on another site",
                $"{shown.OutsideRegistration()!.Value.Text}: the event page has the link."
            ),
            RegistrationState.NotAnnounced => (null, "This event is not announced yet", "Nobody can register before it is."),
            RegistrationState.Postponed => (
                null,
                "This event is postponed",
                "You can register once it has new days. We will say on the event page when that is."
            ),
            RegistrationState.Canceled => (null, "This event is canceled", "Nobody can register for it."),
            _ when isRehearsal => ("This is a rehearsal: the event is over, and whoever registers here only tries it out.", "", ""),
            _ when shown.OutsideRegistration() is not null => ("Your place at this event is the one you register for here.", "", ""),
            _ => (null, "", ""),
        };

    static string Local(Event shown, DateTime utc) => InWords($"{shown.ToLocal(utc):MMMM d, yyyy 'at' HH:mm}, {shown.Clock()}");
}
