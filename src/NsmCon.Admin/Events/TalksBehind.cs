using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

/// <summary>
/// Talks that stand on days which are not the event's, and by how many days all
/// talks would have to move for the first to be on its first day.
/// </summary>
public sealed record TalksBehind(int Count, int Days);

static class TalksBehindQueries
{
    /// <summary>The talks that stand on other days, in one query; null if all are on the event's days.</summary>
    public static async Task<TalksBehind?> TalksBehind(this ConferenceDb db, Event conference)
    {
        if (conference.StartsOn is not { } first)
            return null;

        var from = first.ToDateTime(TimeOnly.MinValue);
        var until = (conference.EndsOn ?? first).AddDays(1).ToDateTime(TimeOnly.MinValue);
        var found = await db
            .Talks.Where(talk => talk.EventId == conference.Id && talk.Starts != null && talk.State != TalkState.Withdrawn)
            .GroupBy(talk => talk.EventId)
            .Select(talks => new
            {
                Earliest = talks.Min(talk => talk.Starts),
                Outside = talks.Count(talk => talk.Starts < from || talk.Starts >= until),
            })
            .FirstOrDefaultAsync();
        return found is null or { Outside: 0 }
            ? null
            : new TalksBehind(found.Outside, first.DayNumber - DateOnly.FromDateTime(found.Earliest!.Value).DayNumber);
    }
}
