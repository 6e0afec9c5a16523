namespace NsmCon.Data.Agenda;

/// <summary>What a warning is about.</summary>
public enum AgendaWarningKind
{
    /// <summary>Two talks are in one room at the same time.</summary>
    RoomTaken,

    /// <summary>A speaker is in two talks at the same time.</summary>
    SpeakerTwice,

    /// <summary>A speaker has too little time to get from one room to the next.</summary>
    RoomChange,

    /// <summary>A speaker is not there yet, or has gone already.</summary>
    SpeakerAway,

    /// <summary>A talk is on a day that is not the event's.</summary>
    OutsideDays,

    /// <summary>A talk begins before the event's day does, or ends after it.</summary>
    OutsideHours,

    /// <summary>A talk has no time.</summary>
    NoTime,

    /// <summary>A talk has a time but no room, and the event has several.</summary>
    NoRoom,

    /// <summary>A talk has no speakers, and is no break.</summary>
    NoSpeakers,
}

/// <summary>Something in an agenda that cannot be so, or that someone has still to decide.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="TalkId">The talk; of two that clash, the one that starts later.</param>
/// <param name="OtherId">The talk that it clashes with, or that the speaker comes from; null if it is about one talk alone.</param>
/// <param name="SpeakerId">The speaker whom it is about.</param>
public sealed record AgendaWarning(AgendaWarningKind Kind, int TalkId, int? OtherId = null, int? SpeakerId = null)
{
    /// <summary>Whether two talks cannot both be as they are.</summary>
    public bool IsClash => Kind is AgendaWarningKind.RoomTaken or AgendaWarningKind.SpeakerTwice;
}

/// <summary>When a speaker is there. Who is not named is there all the time.</summary>
/// <param name="Id">The speaker's key.</param>
/// <param name="Arrives">From when on, on the event's wall clock; null if nothing says it.</param>
/// <param name="Leaves">Until when, on the event's wall clock; null if nothing says it.</param>
public sealed record Stay(int Id, DateTime? Arrives, DateTime? Leaves);

/// <summary>When and where a talk is, and who speaks: all that a warning depends on.</summary>
/// <param name="Id">The talk's key.</param>
/// <param name="IsPause">Whether it is a break or lunch.</param>
/// <param name="Starts">The start on the event's wall clock; null while it has no time.</param>
/// <param name="Ends">The end that someone gave it, on the event's wall clock; null if nobody did.</param>
/// <param name="RoomId">The room; null if none was chosen.</param>
/// <param name="SpeakerIds">Who speaks.</param>
public sealed record PlacedTalk(int Id, bool IsPause, DateTime? Starts, DateTime? Ends, int? RoomId, IReadOnlyCollection<int> SpeakerIds)
{
    /// <summary>The end that follows from the next talk, where nobody gave one. Nothing clashes with it.</summary>
    public DateTime? AssumedEnds { get; init; }

    /// <summary>
    /// From when on something else may follow. A talk without an end takes its
    /// first second: only what is on when it starts clashes with it.
    /// </summary>
    internal DateTime FreeFrom => Ends ?? Starts!.Value.AddSeconds(1);

    /// <summary>Whether both are on at some moment; one that begins as the other ends is not.</summary>
    public bool Overlaps(PlacedTalk other) =>
        Starts is { } starts && other.Starts is { } otherStarts && starts < other.FreeFrom && otherStarts < FreeFrom;

    /// <summary>The last moment at which someone is needed: the end, given or assumed, or the start of a talk without one.</summary>
    internal DateTime NeededUntil => Ends ?? AssumedEnds ?? Starts!.Value;
}
