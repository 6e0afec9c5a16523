namespace NsmCon.Data.Agenda;

/// <summary>When and where a talk is, as far as its end depends on it.</summary>
/// <param name="Starts">The start on the event's wall clock; null while it has no time.</param>
/// <param name="Ends">The end that someone gave it; null if nobody did.</param>
/// <param name="RoomId">The room; null if none was chosen.</param>
public readonly record struct TimedPlace(DateTime? Starts, DateTime? Ends, int? RoomId);

/// <summary>
/// Works out when talks end whose end nobody gave: when the next one of the day begins, in the same room or in none. It is kept nowhere, so
/// that it follows what it depends on, and is never taken for someone's word.
/// </summary>
public static class AssumedEnds
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The assumed end of each talk, in the same order; null of one whose end was given, or after which nothing comes.</summary>
    public static IReadOnlyList<DateTime?> Estimate(IReadOnlyList<TimedPlace> talks)
    {
        var ends = new DateTime?[talks.Count];
        var days = Enumerable.Range(0, talks.Count).Where(at => talks[at].Starts is not null).GroupBy(at => talks[at].Starts!.Value.Date);
        foreach (var day in days)
            EstimateDay(talks, [.. day], ends);
        return ends;
    }

    // From the evening on, with what begins next in each room: talks of one start do not end each other.
    static void EstimateDay(IReadOnlyList<TimedPlace> talks, List<int> day, DateTime?[] ends)
    {
        DateTime? next = null,
            nextEverywhere = null;
        var nextInRoom = new Dictionary<int, DateTime>();
        foreach (var parallel in day.GroupBy(at => talks[at].Starts!.Value).OrderByDescending(group => group.Key))
        {
            foreach (var at in parallel.Where(at => talks[at].Ends is null))
                ends[at] = EstimateEnd(
                    parallel.Key,
                    talks[at].RoomId is { } room
                        ? Earlier(nextInRoom.TryGetValue(room, out var inRoom) ? inRoom : null, nextEverywhere)
                        : next
                );
            next = parallel.Key;
            if (parallel.Any(at => talks[at].RoomId is null))
                nextEverywhere = parallel.Key;
            foreach (var room in parallel.Select(at => talks[at].RoomId).OfType<int>())
                nextInRoom[room] = parallel.Key;
        }
    }

    // What begins late in the evening ends no talk of the morning.
    static DateTime? EstimateEnd(DateTime starts, DateTime? next) => next - starts <= Longest ? next : null;

    static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other ?? one : one;
}
