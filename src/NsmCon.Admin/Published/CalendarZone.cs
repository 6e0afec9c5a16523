using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Published;

/// <summary>
/// The VTIMEZONE of an event, for calendar files: the changes of clocks that the app itself reckons with, one by one, so that a calendar
/// comes to the same moments as the pages. Rules for all times would need another source, which may know another state of the zones.
/// </summary>
static class CalendarZone
{
    // Two changes are never as close as this: Morocco's, around Ramadan, are a month apart.
    static readonly TimeSpan Step = TimeSpan.FromHours(12);

    /// <summary>The zone from the year of one time to the end of the year of another, both on the event's wall clock.</summary>
    public static VTimeZone Create(Event conference, DateTime first, DateTime last)
    {
        var zone = conference.Zone;
        var from = new DateTime(first.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var until = new DateTime(last.Year + 1, 1, 2, 0, 0, 0, DateTimeKind.Utc);
        // A day earlier, so that it holds for the first of January wherever that begins.
        from = from.AddDays(-1);
        var calendarZone = new VTimeZone(zone.Id);
        calendarZone.TimeZoneInfos.Add(Observance(zone, from, zone.GetUtcOffset(from)));
        for (var at = from; at < until; at += Step)
        {
            if (zone.GetUtcOffset(at) == zone.GetUtcOffset(at + Step))
                continue;

            var change = Change(zone, at, at + Step);
            calendarZone.TimeZoneInfos.Add(Observance(zone, change, zone.GetUtcOffset(at)));
        }

        return calendarZone;
    }

    // RFC 5545, 3.6.5: the begin is given as the clock shows it that is left behind.
    static VTimeZoneInfo Observance(TimeZoneInfo zone, DateTime at, TimeSpan before) =>
        new(zone.IsDaylightSavingTime(at) ? "DAYLIGHT" : "STANDARD")
        {
            Start = new CalDateTime(DateTime.SpecifyKind(at + before, DateTimeKind.Unspecified)),
            OffsetFrom = new UtcOffset(before),
            OffsetTo = new UtcOffset(zone.GetUtcOffset(at)),
            TimeZoneName = zone.IsDaylightSavingTime(at) ? zone.DaylightName : zone.StandardName,
        };

    static DateTime Change(TimeZoneInfo zone, DateTime before, DateTime after)
    {
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + new TimeSpan((after - before).Ticks / 2 / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
            if (zone.GetUtcOffset(middle) == zone.GetUtcOffset(before))
                before = middle;
            else
                after = middle;
        }

        return after;
    }
}
