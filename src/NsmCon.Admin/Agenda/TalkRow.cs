using NsmCon.Admin.Forms;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>A talk of the staff's list. Times are those of the event's wall clock.</summary>
public sealed record TalkRow(int Id, string Title, TalkKind Kind, DateTime? Starts, DateTime? Ends, int? RoomId, string? Room)
{
    /// <summary>When it ends as far as can be told, where nobody gave it an end: when the next one begins.</summary>
    public DateTime? AssumedEnds { get; init; }

    public string? Track { get; init; }

    /// <summary>One of <see cref="NsmCon.Data.Agenda.Track.Colors"/>.</summary>
    public string? Color { get; init; }

    public int? SponsorshipId { get; init; }

    public TalkState State { get; init; } = TalkState.Scheduled;

    /// <summary>"Proposed", "To be announced" or "Withdrawn"; null for what is scheduled.</summary>
    public string? StateWord => State == TalkState.Scheduled ? null : $"{State}".SplitWords();

    public int Version { get; init; }

    public IReadOnlyList<NamedSpeaker> Speakers { get; init; } = [];

    public bool IsPause => Kind is TalkKind.Break or TalkKind.Lunch;

    /// <summary>What it is, where that is no talk and the title does not say so: a break is often named "BREAK".</summary>
    public string? KindWord => Kind == TalkKind.Talk || $"{Kind}".Equals(Title, StringComparison.OrdinalIgnoreCase) ? null : $"{Kind}";

    public DateOnly? Day => Starts is { } starts ? DateOnly.FromDateTime(starts) : null;

    /// <summary>"10:30 – 11:00", or the start alone.</summary>
    public string Time => (Ends ?? AssumedEnds) is { } ends ? InWords($"{Starts:HH:mm} – {ends:HH:mm}") : Starts.InWords("HH:mm");

    /// <summary>Whether it takes a place: a withdrawn talk does not, nor a mere idea without a time.</summary>
    public bool Counts => State is not TalkState.Withdrawn && (Starts is not null || State is not TalkState.Proposed);

    public PlacedTalk Placed =>
        new(Id, IsPause, Starts, Ends, RoomId, [.. Speakers.Select(speaker => speaker.Id)]) { AssumedEnds = AssumedEnds };

    public bool Matches(string[] words) =>
        SearchText.HasAll(SearchText.Normalize([Title, Room, Track, Kind.ToString(), .. Speakers.Select(speaker => speaker.Name)]), words);
}

/// <summary>A speaker, as far as a list names them.</summary>
public sealed record NamedSpeaker(int Id, string Name, string? ImagePath);

/// <summary>All talks of an event, and what is wrong with them.</summary>
/// <param name="Rows">The talks, by time.</param>
/// <param name="Rooms">The event's rooms, in order.</param>
/// <param name="Warnings">What is wrong with the talks.</param>
/// <param name="Unkept">The talks that were promised to sponsors and have no time yet.</param>
public sealed record CheckedTalks(
    IReadOnlyList<TalkRow> Rows,
    IReadOnlyList<NamedRoom> Rooms,
    IReadOnlyList<AgendaWarning> Warnings,
    IReadOnlyList<AgendaPromise> Unkept
);

/// <summary>A room, as far as the agenda names it.</summary>
public sealed record NamedRoom(int Id, string Name);
