using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>The page with the form, or with the reason why there is none.</summary>
public sealed record RegisterPage(Event Event, DateTime Now, IReadOnlyList<TicketTypeChoice> Types, RegisterForm Form)
{
    public PublicEvent Public => Event.Public(Now);

    public bool IsOpen => Event.IsRegistrationOpen(Now);

    public bool IsFull => Types.All(type => type.IsFull);

    /// <summary>The form came back: it is shown in any case, so that nothing of what was typed is lost.</summary>
    public bool WasSent { get; init; }

    /// <summary>Why nobody can register now, as a heading and a sentence; null while people can.</summary>
    public (string Heading, string Sentence)? Refusal => (Event.RegistrationOpensAt, IsOpen) switch
    {
        (null, _) => ("Registration is not open yet", "We will say on the event page when it opens."),
        ({ } opens, false) when Now < opens => ("Registration is not open yet", $"It opens on {Local(opens)}, {Event.Clock()}."),
        (_, false) => ("Registration is closed", $"It closed on {Local(Event.RegistrationClosesAt!.Value)}, {Event.Clock()}."),
        _ when Types.Count == 0 => ("There is no ticket to choose yet", "We will say on the event page when there is."),
        _ when IsFull => ("All places are taken", "Places that people give back appear here at once, so it is worth looking again."),
        _ => null,
    };

    string Local(DateTime utc) => Event.ToLocal(utc).ToString("MMMM d, yyyy 'at' HH:mm");
}
