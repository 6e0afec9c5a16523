using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Registrations;

/// <summary>When the talks of one day of the event begin and end, on the event's own clock.</summary>
public sealed record TalkDay(DateOnly Day, DateTime Begins, DateTime Ends);

/// <summary>
/// The days of the event that have talks with times, as they are published: nobody is told what is still being worked on.
/// </summary>
/// <param name="Days">In order. A talk on no day of the event counts for none.</param>
/// <param name="Version">The version of the agenda; 0 while there is none.</param>
public sealed record TalkTimes(IReadOnlyList<TalkDay> Days, int Version)
{
    /// <summary>When the first talk begins; null while the agenda has no times.</summary>
    public DateTime? First => Days.Count == 0 ? null : Days[0].Begins;

    /// <summary>Those of a version; without one there are none.</summary>
    public static TalkTimes FromVersion(Event shown, PublishedAgenda? version) =>
        version is null ? new([], 0) : new(DaysOf(shown, version.Agenda), version.Number);

    static List<TalkDay> DaysOf(Event shown, ReleasedAgenda agenda) =>
        [
            .. agenda
                .Talks.Where(talk => talk.Starts is not null)
                .GroupBy(talk => DateOnly.FromDateTime(talk.Starts!.Value))
                .Where(day => day.Key >= shown.StartsOn && day.Key <= (shown.EndsOn ?? shown.StartsOn))
                .OrderBy(day => day.Key)
                .Select(day => new TalkDay(day.Key, day.Min(talk => talk.Starts!.Value), day.Max(agenda.EndOf))),
        ];
}

static class TalkTimesQueries
{
    /// <summary>When the talks of an event are, by its latest version.</summary>
    /// <param name="db">The database.</param>
    /// <param name="published">The agendas.</param>
    /// <param name="shown">The event as the public sees it.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<TalkTimes> TalkTimes(
        this ConferenceDb db,
        PublishedAgendas published,
        Event shown,
        CancellationToken cancel = default
    ) => Registrations.TalkTimes.FromVersion(shown, await published.Latest(db, shown.Id, cancel));
}
