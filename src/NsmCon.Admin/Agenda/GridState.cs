using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>The agenda as the grid draws it. Times are those of the event's wall clock, "2020-03-30T09:00".</summary>
/// <param name="Revision">Grows with each change of the agenda.</param>
/// <param name="Talks">All talks; null where nothing changed since the revision that was asked about.</param>
/// <param name="Warnings">What is wrong, in words.</param>
/// <param name="Undo">What the person could undo; null for nothing.</param>
/// <param name="Redo">What the person could do again; null for nothing.</param>
/// <param name="Editors">Who else has the agenda open.</param>
public sealed record GridState(
    int Revision,
    IReadOnlyList<GridTalk>? Talks,
    IReadOnlyList<GridWarning>? Warnings,
    string? Undo,
    string? Redo,
    IReadOnlyList<EditorRow> Editors
)
{
    /// <summary>Why what was asked for was not done.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was done, in words.</summary>
    public string? Said { get; init; }
}

/// <summary>A talk in the grid, or beside it while it has no time.</summary>
public sealed record GridTalk(
    int Id,
    string Title,
    string Kind,
    bool IsPause,
    string? Starts,
    string? Ends,
    int? RoomId,
    string? Track,
    string? Color,
    string Speakers,
    int Version,
    bool Clashes,
    string? State
)
{
    /// <summary>When it ends as far as can be told, where nobody gave it an end.</summary>
    public string? AssumedEnds { get; init; }

    public static GridTalk FromTalk(TalkRow talk, bool clashes) =>
        new(
            talk.Id,
            talk.Title,
            $"{talk.Kind}",
            talk.IsPause,
            Text(talk.Starts),
            Text(talk.Ends),
            talk.RoomId,
            talk.Track,
            talk.Color,
            string.Join(", ", talk.Speakers.Select(speaker => speaker.Name)),
            talk.Version,
            clashes,
            talk.StateWord
        )
        {
            AssumedEnds = Text(talk.AssumedEnds),
        };

    static string? Text(DateTime? time) => time is null ? null : Invariant($"{time:yyyy-MM-ddTHH:mm}");
}

/// <summary>
/// A warning in words, with the talk to look at; null for one that is about none, or about many: those are settled in the list.
/// </summary>
public sealed record GridWarning(string Sentence, bool IsClash, int? TalkId, bool IsFolded);

/// <summary>Someone else who has the agenda open, and the talk if they have one open.</summary>
public sealed record EditorRow(string Name, int? TalkId, string? Title);

/// <summary>The grid's page: the event, its rooms and its days.</summary>
public sealed record GridPage(Event Event, IReadOnlyList<NamedRoom> Rooms, IReadOnlyList<DateOnly> Days, GridState State, bool MayChange)
{
    public string Path => Links.Agenda(Event.Slug);

    /// <summary>The hours that are shown at the least.</summary>
    public (TimeOnly From, TimeOnly To) Hours => (Event.DayBegins ?? new(8, 0), Event.DayEnds ?? new(19, 0));

    /// <summary>Event's days, and others on which a talk stands.</summary>
    public static IReadOnlyList<DateOnly> DaysOf(Event conference, IEnumerable<TalkRow> talks)
    {
        const int most = 31;
        var first = conference.StartsOn;
        var count = first is null ? 0 : Math.Clamp((conference.EndsOn ?? first.Value).DayNumber - first.Value.DayNumber + 1, 1, most);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(day => first!.Value.AddDays(day))
                .Concat(talks.Select(talk => talk.Day).OfType<DateOnly>())
                .Distinct()
                .Order()
                .Take(most),
        ];
    }
}
