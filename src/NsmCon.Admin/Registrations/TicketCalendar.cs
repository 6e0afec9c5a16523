using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Registrations;

/// <summary>The event as one entry for the calendar of a person who comes.</summary>
static class TicketCalendar
{
    /// <summary>The file, or null while the event has no date.</summary>
    public static byte[]? Of(Event conference, string ticketUrl, DateTime registeredAt)
    {
        if (conference.StartsOn is not { } first) return null;

        var calendar = new Calendar { ProductId = "-//NsmCon//Ticket//EN", Method = "PUBLISH" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"event.{conference.Slug}@{new Uri(ticketUrl).Host}",
            DtStamp = new CalDateTime(registeredAt, "UTC"),
            Start = new CalDateTime(first),
            // The end of a whole-day entry is the day after it.
            End = new CalDateTime((conference.EndsOn ?? first).AddDays(1)),
            Summary = conference.Title,
            Location = conference.Place,
            Description = $"Your ticket: {ticketUrl}",
            Url = new Uri(ticketUrl),
        });
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }
}
