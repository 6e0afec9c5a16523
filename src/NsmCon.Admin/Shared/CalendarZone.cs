using Ical.Net.CalendarComponents;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Shared;

/// <summary>The VTIMEZONE of an event, for calendar files.</summary>
static class CalendarZone
{
    // Ical.Net looks for rules from a day until today. It finds none, and fails, when that day has not come yet.
    static readonly DateTime Latest = new(2025, 1, 1);

    /// <summary>The zone's rules for times from <paramref name="first"/> on, on the event's wall clock.</summary>
    public static VTimeZone Of(Event conference, DateTime first)
    {
        var from = first.AddYears(-1);
        return VTimeZone.FromSystemTimeZone(conference.Zone, from < Latest ? from : Latest, includeHistoricalData: false);
    }
}
