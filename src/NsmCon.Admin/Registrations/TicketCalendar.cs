using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Registrations;

/// <summary>The event as one entry for the calendar of a person who comes. It does not tell the ticket: calendars are shared.</summary>
static class TicketCalendar
{
    /// <summary>The file, or null while the event has no date. Without talk times it is an entry of whole days.</summary>
    public static byte[]? Of(Event conference, TalkTimes times, string baseUrl, DateTime registeredAt)
    {
        if (conference.StartsOn is not { } first) return null;

        var calendar = new Calendar { ProductId = "-//NsmCon//Ticket//EN", Method = "PUBLISH" };
        var entry = new CalendarEvent
        {
            Uid = $"event.{conference.Slug}@{new Uri(baseUrl).Host}",
            Sequence = conference.Version,
            DtStamp = new CalDateTime(registeredAt, "UTC"),
            Start = new CalDateTime(first),
            // The end of a whole-day entry is the day after it.
            End = new CalDateTime((conference.EndsOn ?? first).AddDays(1)),
            Summary = conference.Title,
            Location = conference.Place,
            Description = "Your ticket is in your mail.",
            Url = new Uri($"{baseUrl}/events/{conference.Slug}"),
        };
        calendar.Events.Add(entry);
        if (times is { First: { } begins, Last: { } ends })
        {
            calendar.AddTimeZone(CalendarZone.Of(conference, begins, ends));
            (entry.Start, entry.End) = (new CalDateTime(begins, conference.Zone.Id), new CalDateTime(ends, conference.Zone.Id));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }
}
