namespace NsmCon.Admin.Documents;

/// <summary>A talk as the printed programme shows it. Times are those of the event's wall clock.</summary>
public sealed record ProgrammeTalk(string Title, string Kind, DateTime Starts, DateTime? Ends)
{
    /// <summary>The kind of a pause; others are "talk" and "keynote".</summary>
    public const string Break = "break";

    public string? Room { get; init; }
    public ProgrammeTrack? Track { get; init; }
    public IReadOnlyList<ProgrammeSpeaker> Speakers { get; init; } = [];

    public bool IsPause => Kind == Break;

    /// <summary>Whether it goes across all rooms: a break or lunch without one.</summary>
    public bool IsForAll => Room is null;
}

/// <summary>A track: its name, and one of the names of colours in theme.typ.</summary>
public sealed record ProgrammeTrack(string Name, string Color);

/// <summary>A speaker: the name, and "Principal Engineer, Cisco Systems".</summary>
public sealed record ProgrammeSpeaker(string Name, string Role);
