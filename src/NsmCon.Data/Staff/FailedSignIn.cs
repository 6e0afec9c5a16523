using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Staff;

/// <summary>A wrong password or code of a member of staff. It is kept for as long as it is counted.</summary>
public class FailedSignIn
{
    public const int PlaceLength = 64;

    public long Id { get; set; }

    /// <summary>Whose account was tried.</summary>
    public int StaffMemberId { get; set; }

    /// <summary>From where: a network address, or a device on which the person signed in before.</summary>
    [MaxLength(PlaceLength)]
    public required string Place { get; set; }

    /// <summary>Whether it is a device on which the person signed in before.</summary>
    public bool IsKnownDevice { get; set; }

    public DateTime At { get; set; }
}
