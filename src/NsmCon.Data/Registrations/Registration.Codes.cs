using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Registrations;

public partial class Registration
{
    /// <summary>How much of a door code can be searched for: what is left of it nobody guesses.</summary>
    public const int CodeStartLength = 10;

    internal const string TicketCodePurpose = "Registration.TicketCode",
        DoorCodePurpose = "Registration.DoorCode";

    /// <summary>The secret that opens the page of the ticket.</summary>
    [Protected(TicketCodePurpose, Secret.Length)]
    public string TicketCode { get; private set; } = "";

    /// <summary>What ticket and badge show at the door. It opens no page: a badge is in every photo.</summary>
    [Protected(DoorCodePurpose, Secret.Length)]
    public string DoorCode { get; private set; } = "";

    /// <summary>The first characters of the door code, as it is read out at the desk.</summary>
    [MaxLength(CodeStartLength), NotAudited]
    public string DoorCodeStart { get; private set; } = "";

    /// <summary>The codes that it had before; loaded only when they are asked for.</summary>
    public ICollection<ReplacedCode> ReplacedCodes { get; } = [];

    void GiveCodes()
    {
        TicketCode = Secret.New();
        DoorCode = Secret.New();
        DoorCodeStart = StartOf(DoorCode);
    }

    void ReplaceCodes(DateTime now)
    {
        foreach (var code in new[] { TicketCode, DoorCode })
            ReplacedCodes.Add(
                new ReplacedCode
                {
                    EventId = EventId,
                    CodeHash = Secret.Hash(code),
                    ReplacedAt = now,
                }
            );
        GiveCodes();
    }

    internal static string StartOf(string doorCode) => doorCode[..CodeStartLength];
}
