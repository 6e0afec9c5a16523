using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>The staff's agenda of an event: the talks that were looked for, and what is wrong with any.</summary>
public sealed class AgendaPage
{
    /// <summary>The most warnings, and the most clashes of a talk, that the page spells out.</summary>
    const int MostWarnings = 40,
        MostClashes = 3;

    readonly CheckedTalks talks;
    readonly Dictionary<int, TalkRow> byId;
    readonly ILookup<int, string> clashes;

    public AgendaPage(Event conference, CheckedTalks talks, string find, bool mayChange)
    {
        Event = conference;
        this.talks = talks;
        Find = find;
        MayChange = mayChange;
        byId = talks.Rows.ToDictionary(talk => talk.Id);
        clashes = talks
            .Warnings.Where(warning => warning.IsClash)
            .Select(Row)
            .SelectMany(warning =>
                new[]
                {
                    (warning.Talk.Id, Words: warning.ClashWith(warning.Other!)),
                    (warning.Other!.Id, Words: warning.ClashWith(warning.Talk)),
                }
            )
            .ToLookup(clash => clash.Id, clash => clash.Words);
        var words = SearchText.WordsOf(find);
        Shown = words.Length == 0 ? talks.Rows : [.. talks.Rows.Where(talk => talk.Matches(words))];
    }

    public Event Event { get; }

    public string Find { get; }

    public bool MayChange { get; }

    public IReadOnlyList<TalkRow> Shown { get; }

    public string Path => Links.Agenda(Event.Slug);

    public bool HasTalks => talks.Rows.Count > 0;

    public string Subtitle => string.Join(". ", new[] { Event.Days(), $"Times are {Event.Clock()}." }.Where(part => part.Length > 0));

    public IEnumerable<IGrouping<DateOnly, TalkRow>> Days => Shown.Where(talk => talk.Day is not null).GroupBy(talk => talk.Day!.Value);

    public IReadOnlyList<TalkRow> Unscheduled => [.. Shown.Where(talk => talk.Day is null)];

    public int WarningCount => talks.Warnings.Count + talks.Unkept.Count;

    public IReadOnlyList<AgendaPromise> Unkept => talks.Unkept;

    public bool HasClash => talks.Warnings.Any(warning => warning.IsClash);

    public IReadOnlyList<NamedRoom> Rooms => talks.Rooms;

    /// <summary>By how many days all talks would have to move for the first to be on the event's first day.</summary>
    public int DaysBehind =>
        talks.Rows.Where(talk => talk.Counts).Min(talk => talk.Day) is { } first && Event.StartsOn is { } starts
            ? starts.DayNumber - first.DayNumber
            : 0;

    public IEnumerable<WarningGroup> Warnings => Groups.Take(MostWarnings);

    public int UnshownWarnings => Math.Max(0, Groups.Count() - MostWarnings);

    IEnumerable<WarningGroup> Groups =>
        talks
            .Warnings.Select(Row)
            .GroupBy(row => row.Kind)
            .SelectMany(same =>
                WarningGroup.IsFoldable(same.Key) && same.Count() >= WarningGroup.Least
                    ? [new WarningGroup([.. same])]
                    : same.Select(row => new WarningGroup([row]))
            );

    /// <summary>What a talk clashes with, in words; nothing for most.</summary>
    public IEnumerable<string> ClashesOf(TalkRow talk)
    {
        var all = clashes[talk.Id].ToList();
        return all.Count <= MostClashes ? all : all.Take(MostClashes).Append($"And {all.Count - MostClashes} more.");
    }

    WarningRow Row(AgendaWarning warning)
    {
        var talk = byId[warning.TalkId];
        return new(
            warning.Kind,
            talk,
            warning.OtherId is { } other ? byId[other] : null,
            talk.Speakers.FirstOrDefault(speaker => speaker.Id == warning.SpeakerId)?.Name
        );
    }
}

/// <summary>A warning with what it names.</summary>
public sealed record WarningRow(AgendaWarningKind Kind, TalkRow Talk, TalkRow? Other, string? Speaker)
{
    public bool IsClash => Kind is AgendaWarningKind.RoomTaken or AgendaWarningKind.SpeakerTwice;

    /// <summary>The clash as the row of one of the two talks says it.</summary>
    public string ClashWith(TalkRow other) =>
        Speaker is null
            ? $"At the same time in the same room: “{other.Title}”, {other.Time}."
            : $"{Speaker} also speaks in “{other.Title}”, {other.Time}.";

    /// <summary>What stands before the names of the talks in the sentence.</summary>
    public string Before =>
        Kind switch
        {
            AgendaWarningKind.SpeakerTwice => $"{Speaker} speaks in ",
            AgendaWarningKind.RoomChange => $"{Speaker} has too little time to get to ",
            AgendaWarningKind.SpeakerAway => $"{Speaker} is not there for ",
            _ => "",
        };

    /// <summary>What stands between them.</summary>
    public string Joining => Kind == AgendaWarningKind.RoomChange ? " from " : " and ";

    /// <summary>What stands after them.</summary>
    public string After =>
        Kind switch
        {
            AgendaWarningKind.RoomTaken => InWords($" are both in {Talk.Room ?? Other!.Room ?? "the same room"} at {Talk.Starts:HH:mm}."),
            AgendaWarningKind.SpeakerTwice or AgendaWarningKind.SpeakerAway => InWords($" at {Talk.Starts:HH:mm}."),
            AgendaWarningKind.RoomChange => $", in {Other!.Room}.",
            AgendaWarningKind.OutsideDays => InWords($" is on {Talk.Day:MMMM d, yyyy}, which is not a day of the event."),
            AgendaWarningKind.OutsideHours => $", {Talk.Time}, is outside the event's hours.",
            AgendaWarningKind.NoTime => " has no time.",
            AgendaWarningKind.NoRoom => " has no room, so nobody can see whether it clashes.",
            _ => " has no speakers.",
        };

    /// <summary>The whole sentence.</summary>
    public string Sentence => $"{Before}“{Talk.Title}”{(Other is null ? "" : $"{Joining}“{Other.Title}”")}{After}";
}
