namespace NsmCon.Hugo;

/// <summary>
/// A speaker who stands in a talk as a bold bullet, "* **Ada Lovelace** - Analyst, Engines", instead of a shortcode of their own.
/// </summary>
public sealed record BulletSpeaker
{
    /// <summary>Their place among the talk's bullets now, from 0; null for somebody new.</summary>
    public int? Stands { get; init; }

    /// <summary>The name; null if the bullet stays as it is, with job title and company.</summary>
    public string? Name { get; init; }

    /// <summary>The job title; may be empty if there is no company.</summary>
    public string JobTitle { get; init; } = "";

    /// <summary>The company; may be empty.</summary>
    public string Company { get; init; } = "";

    /// <summary>The biography in Markdown; null if it stays as it is.</summary>
    public string? Bio { get; init; }
}
