using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

public record EventsPage(IReadOnlyList<EventRow> Upcoming, IReadOnlyList<EventRow> Past, Pager Pager, bool MayAdd);

public record EventRow(
    string Slug,
    string Title,
    string Place,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    EventStage Stage,
    int Talks,
    int Registrations,
    int Sponsors
)
{
    /// <summary>What staff read in place of the days.</summary>
    public const string UnknownDays = "Date not known yet";

    public bool IsPast(DateOnly today) => Stage != EventStage.Postponed && (EndsOn ?? StartsOn) < today;

    public string When => DaySpan.Format(StartsOn, EndsOn, UnknownDays);
}
