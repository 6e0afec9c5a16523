using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Staff;

/// <summary>A one-time link that makes someone staff. Only the hash of its secret is kept.</summary>
[Unseen]
public class Invitation : IAudited
{
    /// <summary>What a person reads whose link was used before.</summary>
    public const string UsedAlready = "This link was used already. Sign in, or ask for a new one.";

    /// <summary>What a person reads whose link leads nowhere.</summary>
    public const string Unknown = "This link does not work. Perhaps a newer one was made: look for it, or ask for a new one.";

    public int Id { get; set; }

    /// <summary>SHA-256 of the secret in the link, in hexadecimal.</summary>
    [MaxLength(64), NotAudited]
    public required string SecretHash { get; set; }

    /// <summary>The address it was made for; null for the link of the first start.</summary>
    [MaxLength(254)]
    public string? Email { get; set; }

    /// <summary>The role that the person gets.</summary>
    public StaffRole Role { get; set; }

    /// <summary>For which event; null for all.</summary>
    public int? EventId { get; set; }

    /// <summary>From then on it no longer works.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>When it was used; null while it may be.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <inheritdoc/>
    public string AuditName => Email ?? "the first Owner";

    /// <summary>Uses the link up.</summary>
    public void Use(DateTime now)
    {
        if (UsedAt is not null)
            throw new RuleBrokenException(UsedAlready);
        if (now >= ExpiresAt)
            throw new RuleBrokenException("This link has expired. Ask for a new one.");

        UsedAt = now;
    }
}
