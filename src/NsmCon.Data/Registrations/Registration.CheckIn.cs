using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Registrations;

public partial class Registration
{
    /// <summary>When the person came in; null while they are expected.</summary>
    public DateTime? CheckedInAt { get; private set; }

    /// <summary>Who let them in.</summary>
    [MaxLength(EmailLength)]
    public string? CheckedInBy { get; private set; }

    /// <summary>Whether the door may let the person in.</summary>
    public bool CanCheckIn => CancelledAt is null && CheckedInAt is null;

    /// <summary>Lets the person in.</summary>
    public void CheckIn(DateTime now, string by)
    {
        if (CancelledAt is not null)
            throw new RuleBrokenException($"{Name}'s registration was canceled.");
        if (CheckedInAt is not null)
            throw new RuleBrokenException($"{Name} is already checked in.");

        CheckedInAt = now;
        CheckedInBy = by;
    }

    /// <summary>Takes a check-in back; the audit log keeps that it was.</summary>
    public void UndoCheckIn()
    {
        if (CheckedInAt is null)
            throw new RuleBrokenException($"{Name} is not checked in.");

        CheckedInAt = null;
        CheckedInBy = null;
    }
}
