using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.CheckIn;

/// <summary>The answer as the page shows it: one word that is read at arm's length, then who it is about.</summary>
public sealed record DoorAnswer(Event Event, DoorOutcome Outcome, DoorPerson? Person, DateTime Now)
{
    public string Word => Outcome switch
    {
        DoorOutcome.Welcome => "Welcome",
        DoorOutcome.AlreadyIn => "Already in",
        DoorOutcome.Cancelled => "Canceled",
        DoorOutcome.AnotherEvent => "Another event",
        DoorOutcome.MistypedCode => "Not a code",
        DoorOutcome.ReplacedCode => "Old code",
        _ => "Unknown code",
    };

    public string Colour => Outcome switch { DoorOutcome.Welcome => "", DoorOutcome.AlreadyIn or DoorOutcome.ReplacedCode => "amber", _ => "red" };

    public string Sign => Outcome switch { DoorOutcome.Welcome => "yes", DoorOutcome.AlreadyIn or DoorOutcome.ReplacedCode => "note", _ => "no" };

    /// <summary>What the person at the door should know or do.</summary>
    public string Detail => Outcome switch
    {
        DoorOutcome.Welcome => "",
        DoorOutcome.AlreadyIn => $"Checked in since {Event.At(Person!.CheckedInAt!.Value, Now)}, by {Person.CheckedInBy}. Ask for the name: the ticket may have been passed on.",
        DoorOutcome.Cancelled => $"The registration was canceled on {Event.ToLocal(Person!.CancelledAt!.Value):MMMM d}. Send them to the desk.",
        DoorOutcome.AnotherEvent => $"This ticket is for {Person!.EventTitle}.",
        DoorOutcome.MistypedCode =>
            $"A code has {Secret.Length} letters and digits, and never a U: this one looks mistyped. Type it again, or find the person by name.",
        DoorOutcome.ReplacedCode =>
            $"{Person!.Name} has a newer ticket: it was mailed when the address was corrected. Ask for the name, and check them in below.",
        _ => "No ticket has this code. Look at it again, or find the person by name. If a scanner typed it, check that its keyboard is set as the computer’s is.",
    };

    /// <summary>Whose name, company and food may be shown: an event does not tell them to another.</summary>
    public DoorPerson? Shown => Outcome == DoorOutcome.AnotherEvent ? null : Person;

    /// <summary>Asked before a check-in is undone that this door did not just make.</summary>
    public string? UndoQuestion => Outcome == DoorOutcome.AlreadyIn ? $"Undo the check-in of {Person!.Name}?" : null;

    public bool IsIn => Outcome is DoorOutcome.Welcome or DoorOutcome.AlreadyIn;
}

/// <summary>The person whom an answer is about, as they are registered now.</summary>
public sealed record DoorPerson(
    int Id, string Name, string Company, string DietaryNeeds, string Type, string EventTitle, DateTime? CheckedInAt, string? CheckedInBy, DateTime? CancelledAt);

static class DoorTimes
{
    /// <summary>A moment on the event's clock: "08:52", or "March 30, 08:52" if it was not today.</summary>
    public static string At(this Event conference, DateTime moment, DateTime now)
    {
        var then = conference.ToLocal(moment);
        return then.Date == conference.ToLocal(now).Date ? $"{then:HH:mm}" : $"{then:MMMM d, HH:mm}";
    }
}
