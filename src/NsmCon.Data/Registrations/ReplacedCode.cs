using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Registrations;

/// <summary>A code that a registration had, so that whoever still comes with it is told so.</summary>
[Unseen]
public class ReplacedCode
{
    public int Id { get; set; }

    /// <summary>The event of the registration.</summary>
    public int EventId { get; set; }

    /// <summary>Whose code it was.</summary>
    public int RegistrationId { get; set; }

    /// <summary>The same.</summary>
    public Registration? Registration { get; set; }

    /// <summary>SHA-256 of the code, in hexadecimal.</summary>
    [MaxLength(64)]
    public required string CodeHash { get; set; }

    /// <summary>When another took its place.</summary>
    public DateTime ReplacedAt { get; set; }
}
