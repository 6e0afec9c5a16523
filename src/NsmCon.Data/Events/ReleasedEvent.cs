namespace NsmCon.Data.Events;

/// <summary>
/// What a release keeps of the event itself, so that its talks are never shown under another day, place or clock than
/// those they were published with. It is kept as JSON for good: fields may be added, and none is renamed or removed.
/// </summary>
public sealed record ReleasedEvent
{
    /// <summary>The properties of <see cref="Event"/> that the public sees by a release alone.</summary>
    public static readonly IReadOnlySet<string> Properties = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(Event.Title),
        nameof(Event.Subtitles),
        nameof(Event.StartsOn),
        nameof(Event.EndsOn),
        nameof(Event.DayEnds),
        nameof(Event.Place),
        nameof(Event.TimeZone),
    };

    public string Title { get; init; } = "";

    /// <summary>The lines under the title, in Markdown: they often repeat day and place.</summary>
    public IReadOnlyList<string> Subtitles { get; init; } = [];

    /// <summary>The first day; null while it is not known.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day; null for an event of one day.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>When its days end, on the wall clock; null while that is not said.</summary>
    public TimeOnly? DayEnds { get; init; }

    /// <summary>City and country.</summary>
    public string Place { get; init; } = "";

    /// <summary>The IANA zone of the talks' times.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>How often any of this was published anew: calendars take a changed entry only with a higher sequence.</summary>
    public int Sequence { get; init; }

    /// <summary>The event as it is now, to be published after another release or none.</summary>
    public static ReleasedEvent FromEvent(Event conference, ReleasedEvent? before = null)
    {
        var now = new ReleasedEvent
        {
            Title = conference.Title,
            Subtitles = [.. conference.Subtitles],
            StartsOn = conference.StartsOn,
            EndsOn = conference.EndsOn,
            DayEnds = conference.DayEnds,
            Place = conference.Place,
            TimeZone = conference.TimeZone,
            Sequence = before?.Sequence ?? 0,
        };
        return before is null || now == before ? now : now with { Sequence = before.Sequence + 1 };
    }

    /// <inheritdoc/>
    public bool Equals(ReleasedEvent? other) =>
        other is not null && Facts == other.Facts && Subtitles.SequenceEqual(other.Subtitles, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Facts.GetHashCode();

    (string, DateOnly?, DateOnly?, TimeOnly?, string, string, int) Facts => (Title, StartsOn, EndsOn, DayEnds, Place, TimeZone, Sequence);
}
