namespace NsmCon.Hugo;

/// <summary>A talk to be written on a page.</summary>
public sealed record NewTalk
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>When it begins, in the event's time zone.</summary>
    public required TimeOnly StartsAt { get; init; }

    /// <summary>When it ends; null if it ends when the next talk begins.</summary>
    public TimeOnly? EndsAt { get; init; }

    /// <summary>The abstract in Markdown; may be empty.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Who speaks, in order.</summary>
    public IReadOnlyList<NewSpeaker> Speakers { get; init; } = [];

    /// <summary>The links to slides, in order.</summary>
    public IReadOnlyList<PageLink> Slides { get; init; } = [];

    /// <summary>The links to videos, in order.</summary>
    public IReadOnlyList<PageLink> Videos { get; init; } = [];
}

/// <summary>A speaker to be written into a talk.</summary>
public sealed record NewSpeaker
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The job title; may be empty if there is no company.</summary>
    public string JobTitle { get; init; } = "";

    /// <summary>The company; may be empty.</summary>
    public string Company { get; init; } = "";

    /// <summary>
    /// What stands in parameters of their own, as <see cref="PageSpeaker.Parameters"/> has them; null or empty is left out.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The mark that tells them from another speaker of the same name; null if there is none.</summary>
    public string? Mark { get; init; }

    /// <summary>The biography in Markdown; may be empty.</summary>
    public string Bio { get; init; } = "";
}
