using NsmCon.Data.Events;

namespace NsmCon.Admin.Site;

/// <summary>All events, for a site that has several.</summary>
public sealed record EventList(List<Event> All, DateOnly Today)
{
    /// <summary>Those to come, the nearest first; also those without a day yet.</summary>
    public IEnumerable<Event> Coming =>
        All.Where(conference => !IsPast(conference))
            .OrderBy(conference => conference.StartsOn is null)
            .ThenBy(conference => conference.StartsOn);

    /// <summary>Those that were, the newest first.</summary>
    public IEnumerable<Event> Past => All.Where(IsPast);

    // What is postponed is still to come, whatever its old days were.
    bool IsPast(Event conference) => conference.Stage != EventStage.Postponed && (conference.EndsOn ?? conference.StartsOn) < Today;
}
