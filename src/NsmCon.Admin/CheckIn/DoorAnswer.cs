using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.CheckIn;

/// <summary>The answer as the page shows it: one word that is read at arm's length, then who it is about.</summary>
/// <param name="Cause">What was before it: the check-in by which the person is in already, or that it was undone.</param>
public sealed record DoorAnswer(Event Event, ScanOutcome Outcome, DoorPerson? Person, DoorCause? Cause, DateTime Now)
{
    public string Word =>
        Outcome switch
        {
            ScanOutcome.Admitted => "Welcome",
            ScanOutcome.AlreadyIn => "Already in",
            ScanOutcome.Canceled => "Canceled",
            ScanOutcome.AnotherEvent => "Another event",
            ScanOutcome.MistypedCode => "Not a code",
            ScanOutcome.ReplacedCode => "Old code",
            ScanOutcome.Undone => "Undone",
            _ => "Unknown code",
        };

    public string Colour =>
        Outcome switch
        {
            ScanOutcome.Admitted => "",
            _ when IsNote => "amber",
            _ => "red",
        };

    public string Sign =>
        Outcome switch
        {
            ScanOutcome.Admitted => "yes",
            _ when IsNote => "note",
            _ => "no",
        };

    /// <summary>What the person at the door should know or do.</summary>
    public string Detail =>
        Outcome switch
        {
            ScanOutcome.Admitted => "",
            ScanOutcome.AlreadyIn =>
                $"Checked in since {Event.FormatTime(Cause!.At, Now)}, by {Cause.By}. Ask for the name: the ticket may have been passed on.",
            ScanOutcome.Canceled => $"The registration was canceled{CanceledOn}. Send them to the desk.",
            ScanOutcome.AnotherEvent => $"This ticket is for {Person!.EventTitle}.",
            ScanOutcome.MistypedCode =>
                $"A code has {Secret.Length} letters and digits, and never a U: this one looks mistyped. Type it again, or find the person by name.",
            ScanOutcome.ReplacedCode =>
                $"{Person!.Name} has a newer ticket: it was mailed when the address was corrected. Ask for the name, and check them in below.",
            ScanOutcome.Undone =>
                $"The check-in was undone at {Event.FormatTime(Cause!.At, Now)}, by {Cause.By}. Scan the ticket again if that was a mistake.",
            _ => "No ticket has this code. Look at it again, or find the person by name. "
                + "If a scanner typed it, check that its keyboard is set as the computer’s is.",
        };

    /// <summary>Whose name, company and food may be shown: an event does not tell them to another.</summary>
    public DoorPerson? Shown => Outcome == ScanOutcome.AnotherEvent ? null : Person;

    /// <summary>Asked before a check-in is undone that this door did not just make.</summary>
    public string? UndoQuestion => Outcome == ScanOutcome.AlreadyIn ? $"Undo the check-in of {Person!.Name}?" : null;

    public bool IsIn => Outcome is ScanOutcome.Admitted or ScanOutcome.AlreadyIn;

    bool IsNote => Outcome is ScanOutcome.AlreadyIn or ScanOutcome.ReplacedCode or ScanOutcome.Undone;

    // Brought back since, it says no day.
    string CanceledOn => Person?.CancelledAt is { } at ? InWords($" on {Event.ToLocal(at):MMMM d}") : "";
}

/// <summary>The person whom an answer is about, as they are registered now.</summary>
public sealed record DoorPerson(
    int Id,
    string Name,
    string Company,
    string DietaryNeeds,
    string Type,
    string EventTitle,
    DateTime? CancelledAt
);

/// <summary>A check-in, or that one was undone: when, and by whom, as the reader knows them.</summary>
public sealed record DoorCause(DateTime At, string By);

static class DoorTimes
{
    /// <summary>A moment on the event's clock: "08:52", or "March 30, 08:52" if it was not today.</summary>
    public static string FormatTime(this Event conference, DateTime moment, DateTime now)
    {
        var then = conference.ToLocal(moment);
        return then.Date == conference.ToLocal(now).Date ? then.InWords("HH:mm") : then.InWords("MMMM d, HH:mm");
    }
}
