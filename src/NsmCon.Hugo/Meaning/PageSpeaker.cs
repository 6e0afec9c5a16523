namespace NsmCon.Hugo;

/// <summary>A person who speaks, once however many talks name them.</summary>
public sealed record PageSpeaker
{
    /// <summary>
    /// The shortest biography that may tell who somebody is, in characters: shorter ones are placeholders, such as "Bio coming soon."
    /// </summary>
    public const int ShortestTellingBio = 40;

    /// <summary>
    /// Tells people apart: "id:ada 2" by a mark, "github:ada", "linkedin:…", "twitter:…", or without handles "name:ada lovelace".
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The mark that tells them from another speaker of the same name; null if the page has none.</summary>
    public string? Mark { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The job title; empty if the page has none.</summary>
    public required string JobTitle { get; init; }

    /// <summary>The company; empty if the page has none.</summary>
    public required string Company { get; init; }

    /// <summary>What the page says in parameters of their own: handles without @ and address, and the photo.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The handle at GitHub; null if there is none.</summary>
    public string? GitHub => this["github"];

    /// <summary>The handle at Twitter; null if there is none.</summary>
    public string? Twitter => this["twitter"];

    /// <summary>The name in the address of the LinkedIn profile; null if there is none.</summary>
    public string? LinkedIn => this["linkedin"];

    /// <summary>The photo: a path of the site or a URL; null if there is none.</summary>
    public string? ImagePath => this[SpeakerParameters.Image];

    /// <summary>What the page says in a parameter; null if nothing.</summary>
    public string? this[string parameter] => Parameters.GetValueOrDefault(parameter);

    /// <summary>The biography in Markdown.</summary>
    public required string Bio { get; init; }

    /// <summary>The line where the person is first named.</summary>
    public required int Line { get; init; }

    /// <summary>The column where the person is first named.</summary>
    public required int Column { get; init; }
}
