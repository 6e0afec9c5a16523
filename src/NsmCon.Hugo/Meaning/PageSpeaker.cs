namespace NsmCon.Hugo;

/// <summary>A person who speaks, once however many talks name them.</summary>
public sealed record PageSpeaker
{
    /// <summary>The shortest biography that may tell who somebody is, in characters: shorter ones are placeholders, such as "Bio coming soon."</summary>
    public const int ShortestTellingBio = 40;

    /// <summary>Tells people apart: "id:ada 2" by a mark, "github:ada", "linkedin:…", "twitter:…", or without handles "name:ada lovelace".</summary>
    public required string Key { get; init; }

    /// <summary>The mark that tells them from another speaker of the same name; null if the page has none.</summary>
    public string? Mark { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The job title; empty if the page has none.</summary>
    public required string JobTitle { get; init; }

    /// <summary>The company; empty if the page has none.</summary>
    public required string Company { get; init; }

    /// <summary>The handle at GitHub, without @ and address; null if there is none.</summary>
    public required string? GitHub { get; init; }

    /// <summary>The handle at Twitter, without @ and address; null if there is none.</summary>
    public required string? Twitter { get; init; }

    /// <summary>The slug at LinkedIn, without the address; null if there is none.</summary>
    public required string? LinkedIn { get; init; }

    /// <summary>The photo: a path of the site or a URL; null if there is none.</summary>
    public required string? ImagePath { get; init; }

    /// <summary>The biography in Markdown.</summary>
    public required string Bio { get; init; }

    /// <summary>The line where the person is first named.</summary>
    public required int Line { get; init; }

    /// <summary>The column where the person is first named.</summary>
    public required int Column { get; init; }
}
