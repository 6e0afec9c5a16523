namespace NsmCon.Hugo;

/// <summary>What kind of talk it is; its title tells.</summary>
public enum PageTalkKind
{
    /// <summary>A talk.</summary>
    Talk,

    /// <summary>A break.</summary>
    Break,

    /// <summary>Lunch.</summary>
    Lunch,

    /// <summary>A keynote.</summary>
    Keynote,
}

/// <summary>A talk of the schedule, also a break.</summary>
public sealed record PageTalk
{
    /// <summary>The position on the page, counted from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The time as written, such as "09:00am".</summary>
    public required string RawTime { get; init; }

    /// <summary>The day, if the page names one: by a heading above the talk, else the event's first day.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>Whether it begins after midnight, in the night that follows the day it stands under: 00:30 below 22:30.</summary>
    public bool IsAfterMidnight { get; init; }

    /// <summary>The day of the calendar on which it begins.</summary>
    public DateOnly? StartsOn => IsAfterMidnight ? Day?.AddDays(1) : Day;

    /// <summary>How far its time is from UTC, if the page says so.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>When it begins, in the event's time zone; null if the time cannot be read.</summary>
    public required TimeOnly? StartsAt { get; init; }

    /// <summary>When it ends, as written; null where the page says nothing of it.</summary>
    public required TimeOnly? EndsAt { get; init; }

    /// <summary>The title, with single spaces.</summary>
    public required string Title { get; init; }

    /// <summary>The kind.</summary>
    public required PageTalkKind Kind { get; init; }

    /// <summary>The abstract in Markdown, without speakers and links to slides and video.</summary>
    public required string Abstract { get; init; }

    /// <summary>The <see cref="PageSpeaker.Key"/> of each speaker, in order.</summary>
    public required IReadOnlyList<string> SpeakerKeys { get; init; }

    /// <summary>The links to slides, in the order of the page.</summary>
    public required IReadOnlyList<PageLink> Slides { get; init; }

    /// <summary>The links to videos, in the order of the page.</summary>
    public required IReadOnlyList<PageLink> Videos { get; init; }

    /// <summary>The line of the talk's tag.</summary>
    public required int Line { get; init; }

    /// <summary>The column of the talk's tag.</summary>
    public required int Column { get; init; }
}

/// <summary>A link to slides or to a video.</summary>
/// <param name="Label">What stands for it, such as "keynote"; empty where it says no more than "Slides" or "Video".</param>
/// <param name="Url">The address, or a path of the site.</param>
public sealed record PageLink(string Label, string Url)
{
    /// <summary>As a link to slides: "Slides" is no label of one.</summary>
    public PageLink AsSlides() => WithoutLabel(MediaHeading.Slides);

    /// <summary>As a link to a video: "Video" is no label of one.</summary>
    public PageLink AsVideo() => WithoutLabel(MediaHeading.Video);

    internal PageLink WithoutLabel(string kind) => MediaHeading.Read(Label) == kind ? this with { Label = "" } : this;
}
