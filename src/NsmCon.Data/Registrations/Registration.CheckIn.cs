using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Registrations;

public partial class Registration
{
    /// <summary>
    /// When the person came in; null while they are expected. A copy of what the scans
    /// say, by which lists count and filter; only <see cref="CheckInDesk"/> changes it.
    /// </summary>
    public DateTime? CheckedInAt { get; private set; }

    /// <summary>Who let them in.</summary>
    [MaxLength(EmailLength)]
    public string? CheckedInBy { get; private set; }

    /// <summary>What a door of the event answers to whoever shows this registration's code, after these scans.</summary>
    public ScanOutcome Decide(int eventId, IEnumerable<Scan> scans) =>
        EventId == eventId ? Decide(CancelledAt, scans.Admission()?.At) : ScanOutcome.AnotherEvent;

    /// <summary>The same of a person of the event, by what is known of them.</summary>
    public static ScanOutcome Decide(DateTime? cancelledAt, DateTime? checkedInAt) =>
        (cancelledAt, checkedInAt) switch
        {
            (not null, _) => ScanOutcome.Canceled,
            (_, not null) => ScanOutcome.AlreadyIn,
            _ => ScanOutcome.Admitted,
        };

    /// <summary>Makes the copy say what the scans say.</summary>
    internal void ApplyScans(IEnumerable<Scan> scans)
    {
        var admission = scans.Admission();
        CheckedInAt = admission?.At;
        CheckedInBy = admission?.By;
    }
}
