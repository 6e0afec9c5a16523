using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

public record EventsPage(IReadOnlyList<EventRow> Upcoming, IReadOnlyList<EventRow> Past, Pager Pager, bool MayAdd);

public record EventRow(
    string Slug, string Title, string Place, DateOnly? StartsOn, DateOnly? EndsOn, EventStage Stage, int Talks, int Registrations, int Sponsors)
{
    public bool IsPast(DateOnly today) => Stage != EventStage.Postponed && (EndsOn ?? StartsOn) < today;

    public string When => EventDays.Of(StartsOn, EndsOn);
}

static class EventDays
{
    /// <summary>The days of an event: "March 30, 2020", "March 30 to April 2, 2020".</summary>
    public static string Of(DateOnly? first, DateOnly? last) => (first, last) switch
    {
        (null, _) => "Date not known yet",
        (var from, null) => $"{from:MMMM d, yyyy}",
        var (from, to) when from == to => $"{from:MMMM d, yyyy}",
        var (from, to) when from.Value.Year == to.Value.Year => $"{from:MMMM d} to {to:MMMM d, yyyy}",
        var (from, to) => $"{from:MMMM d, yyyy} to {to:MMMM d, yyyy}",
    };
}
