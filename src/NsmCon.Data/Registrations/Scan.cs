using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Registrations;

/// <summary>
/// One fact at a door: whose code was shown, when, to whom, on which device, and
/// what came of it. It is never changed: undoing a check-in is a fact of its own.
/// </summary>
[Unseen]
public class Scan
{
    /// <summary>The longest name of a device, in characters.</summary>
    public const int DeviceLength = 60;

    /// <summary>The key; later ones are greater.</summary>
    public int Id { get; private set; }

    /// <summary>The event whose door it was.</summary>
    public int EventId { get; private set; }

    /// <summary>Whose code it was, also at the door of another event; null where the code is nobody's.</summary>
    public int? RegistrationId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Which member of staff stood at the door.</summary>
    [MaxLength(Registration.EmailLength)]
    public string By { get; private set; } = "";

    /// <summary>What they held in their hand: "iPhone"; empty where nothing tells.</summary>
    [MaxLength(DeviceLength)]
    public string Device { get; private set; } = "";

    /// <summary>How the door answered.</summary>
    public ScanOutcome Outcome { get; private set; }

    /// <summary>
    /// Names the attempt of the client, so that sending it twice is one fact; null for those from before facts were kept.
    /// </summary>
    public Guid? ClientKey { get; private set; }

    /// <summary>Whether the door answered that the person is in, by this scan or by an earlier one.</summary>
    public bool SaysInside => Outcome is ScanOutcome.Admitted or ScanOutcome.AlreadyIn;

    internal static Scan FromAttempt(ScanAttempt attempt, int? registrationId, ScanOutcome outcome) =>
        new()
        {
            EventId = attempt.EventId,
            RegistrationId = registrationId,
            At = attempt.At,
            By = attempt.By,
            Device = attempt.Device,
            Outcome = outcome,
            ClientKey = attempt.ClientKey,
        };
}

/// <summary>How a door answers.</summary>
public enum ScanOutcome
{
    /// <summary>The person comes in.</summary>
    Admitted,

    /// <summary>The person is in already, or someone is with the same ticket.</summary>
    AlreadyIn,

    /// <summary>The registration was canceled.</summary>
    Canceled,

    /// <summary>The ticket is for another event.</summary>
    AnotherEvent,

    /// <summary>No ticket has this code.</summary>
    UnknownCode,

    /// <summary>This can be no code.</summary>
    MistypedCode,

    /// <summary>The person has a newer code.</summary>
    ReplacedCode,

    /// <summary>A check-in was taken back.</summary>
    Undone,
}

/// <summary>Someone at a door who shows a code, or takes a check-in back.</summary>
/// <param name="EventId">The event whose door it is.</param>
/// <param name="ClientKey">Names the attempt; the same key is the same attempt, and gets the same answer.</param>
/// <param name="At">When it is.</param>
/// <param name="By">Which member of staff stands there.</param>
/// <param name="Device">What they hold in their hand.</param>
public sealed record ScanAttempt(int EventId, Guid ClientKey, DateTime At, string By, string Device = "");
