namespace NsmCon.Data.Events;

/// <summary>
/// A change of an imported page that waits for a person, as the same thing was changed here. The rest of the page came in.
/// </summary>
/// <param name="Subject">What it is about: "talk".</param>
/// <param name="Key">The row's key; of a talk that has none any more, its start and title on the page.</param>
/// <param name="Field">The field, or what else is asked.</param>
public sealed record OpenQuestion(string Subject, string Key, string Field)
{
    /// <summary>The name, for people to read.</summary>
    public string Name { get; init; } = "";

    /// <summary>What both sides had before; null if nothing is known of it.</summary>
    public string? Before { get; init; }

    /// <summary>What the page says.</summary>
    public string? Theirs { get; init; }
}
