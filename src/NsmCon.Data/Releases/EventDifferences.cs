using NsmCon.Data.Events;

namespace NsmCon.Data.Releases;

/// <summary>What became of the event itself between two agendas.</summary>
static class EventDifferences
{
    public static IEnumerable<AgendaDifference> Compare(ReleasedEvent? before, ReleasedEvent? after)
    {
        if (before is null || after is null)
            return [];

        return
        [
            .. Is(after, "date", Days(before), Days(after)),
            .. Is(after, "place", NullIfEmpty(before.Place), NullIfEmpty(after.Place)),
            .. Is(after, "time zone", before.TimeZone, after.TimeZone),
            .. Is(after, "title", before.Title, after.Title),
            .. Is(after, "end of the days", before.DayEnds.InWords("HH:mm"), after.DayEnds.InWords("HH:mm")),
            .. before.Subtitles.SequenceEqual(after.Subtitles, StringComparer.Ordinal)
                ? []
                : new[] { Difference(after, "text under the title") },
        ];
    }

    static IEnumerable<AgendaDifference> Is(ReleasedEvent after, string field, string? from, string? to) =>
        string.Equals(from, to, StringComparison.Ordinal)
            ? []
            : [Difference(after, field) with { From = NullIfEmpty(from), To = NullIfEmpty(to) }];

    static AgendaDifference Difference(ReleasedEvent after, string field) =>
        new(DifferenceKind.Changed, DifferenceSubject.Event, 0, after.Title) { Field = field };

    static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    static string Days(ReleasedEvent conference) => DaySpan.Format(conference.StartsOn, conference.EndsOn);
}
