using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace NsmCon.Data.Staff;

/// <summary>A person who signs in. What they may do stands in their <see cref="EventRole"/>s.</summary>
[
    Unseen,
    NotAudited(
        nameof(SecurityStamp),
        nameof(ConcurrencyStamp),
        nameof(AccessFailedCount),
        nameof(LockoutEnd),
        nameof(LockoutEnabled),
        nameof(PhoneNumberConfirmed),
        nameof(NormalizedEmail),
        nameof(NormalizedUserName)
    )
]
public class StaffMember : IdentityUser<int>, IAudited
{
    public const int NameLength = 120;

    public const int SignatureLength = 1_000;

    [MaxLength(NameLength)]
    public string Name { get; set; } = "";

    /// <summary>What stands below each of their replies to sponsors, in Markdown; empty for nothing.</summary>
    [MaxLength(SignatureLength)]
    public string Signature { get; set; } = "";

    public DateTime JoinedAt { get; set; }

    /// <summary>When they last signed in; null if that was before this was kept, or never.</summary>
    public DateTime? LastSignedInAt { get; set; }

    /// <summary>What they may do, and where.</summary>
    public List<EventRole> Roles { get; set; } = [];

    /// <inheritdoc/>
    public string AuditName => Name.Length > 0 ? Name : Email ?? "";
}
