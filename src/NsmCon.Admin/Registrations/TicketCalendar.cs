using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Registrations;

/// <summary>The event for the calendar of a person who comes. It does not tell the ticket: calendars are shared.</summary>
static class TicketCalendar
{
    // Of a longer event nobody wants an entry for each day.
    const int MostDays = 14;

    /// <summary>
    /// The file, or null while the event has no date: an entry for each day, so that the nights between are free, from the first talk to the end of
    /// the last. A day without talks, and an event without any, is an entry of whole days.
    /// </summary>
    /// <param name="shown">The event as the public sees it.</param>
    /// <param name="times">When its talks are.</param>
    /// <param name="baseUrl">The address of the site.</param>
    /// <param name="registeredAt">When the person registered.</param>
    public static byte[]? Of(Event shown, TalkTimes times, string baseUrl, DateTime registeredAt)
    {
        if (shown.StartsOn is not { } first) return null;

        var calendar = new Calendar { ProductId = "-//NsmCon//Ticket//EN", Method = "PUBLISH" };
        var (days, last) = (times.Days, shown.EndsOn ?? first);
        var count = last.DayNumber - first.DayNumber + 1;
        if (days.Count > 0 && count <= MostDays)
        {
            calendar.AddTimeZone(CalendarZone.Of(shown, days[0].Begins, days[^1].Ends));
            for (var day = 0; day < count; day++) calendar.Events.Add(Day(shown, times, first.AddDays(day), day, baseUrl));
        }
        else
        {
            var whole = Entry(shown, times, day: 0, baseUrl);
            // The end of a whole-day entry is the day after it.
            (whole.Start, whole.End) = (new CalDateTime(first), new CalDateTime(last.AddDays(1)));
            calendar.Events.Add(whole);
        }

        foreach (var entry in calendar.Events) entry.DtStamp = new CalDateTime(registeredAt, "UTC");
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    static CalendarEvent Day(Event shown, TalkTimes times, DateOnly on, int day, string baseUrl)
    {
        var entry = Entry(shown, times, day, baseUrl);
        (entry.Start, entry.End) = times.Days.FirstOrDefault(talks => talks.On == on) is { } talks
            ? (new CalDateTime(talks.Begins, shown.Zone.Id), new CalDateTime(talks.Ends, shown.Zone.Id))
            : (new CalDateTime(on), new CalDateTime(on.AddDays(1)));
        return entry;
    }

    // By number, and not by date: when the event moves, its entries move with it.
    static CalendarEvent Entry(Event shown, TalkTimes times, int day, string baseUrl) => new()
    {
        Uid = $"event{(day == 0 ? "" : $"-day-{day + 1}")}.{shown.Slug}@{new Uri(baseUrl).Host}",
        // Both only grow: whatever moves the entry, a calendar takes the new one.
        Sequence = shown.Version + times.Version,
        Status = shown.CalendarStatus(),
        Summary = shown.Title,
        Location = shown.Place,
        Description = "Your ticket is in your mail.",
        Url = new Uri($"{baseUrl}/events/{shown.Slug}"),
    };
}
