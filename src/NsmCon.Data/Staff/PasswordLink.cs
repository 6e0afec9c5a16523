using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Staff;

/// <summary>A one-time link by which a member of staff chooses a new password. Only the hash of its secret is kept.</summary>
public class PasswordLink : IAudited
{
    public int Id { get; set; }

    /// <summary>SHA-256 of the secret in the link, in hexadecimal.</summary>
    [MaxLength(64), NotAudited]
    public required string SecretHash { get; set; }

    /// <summary>Whose password it is for.</summary>
    public int StaffMemberId { get; set; }

    /// <summary>Whose password it is for.</summary>
    public StaffMember? StaffMember { get; set; }

    /// <summary>
    /// Whether it also turns the second step off, because the phone is lost. Only an Owner, or whoever runs the server, makes such a link.
    /// </summary>
    public bool DropsSecondStep { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>From then on it no longer works.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <inheritdoc/>
    public string AuditName => StaffMember?.AuditName ?? "";
}
