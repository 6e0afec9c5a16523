using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>The event for the calendar of a person who comes. It does not tell the ticket: calendars are shared.</summary>
static class TicketCalendar
{
    // Of a longer event nobody wants an entry for each day.
    const int MostDays = 14;

    /// <summary>
    /// The file, or null while the event has no date: an entry for each day, so that the nights between are free, from
    /// the first talk to the end of the last. A day without talks, and an event without any, is an entry of whole days.
    /// </summary>
    /// <param name="shown">The event as the public sees it.</param>
    /// <param name="times">When its talks are.</param>
    /// <param name="baseUrl">The address of the site.</param>
    /// <param name="registration">Whose ticket it is.</param>
    public static byte[]? Create(Event shown, TalkTimes times, string baseUrl, Registration registration) =>
        Write(shown, times, baseUrl, registration, "PUBLISH", _ => { });

    /// <summary>Takes the same entries out of the calendar again: RFC 5546, 3.2.5, wants to know who says so.</summary>
    public static byte[]? CreateCanceled(Event shown, TalkTimes times, ConferenceSettings settings, Registration registration) =>
        Write(shown, times, settings.BaseUrl, registration, "CANCEL", entry =>
        {
            entry.Status = EventStatus.Cancelled;
            entry.Organizer = new Organizer($"mailto:{settings.Mail.From.Address}");
        });

    static byte[]? Write(
        Event shown,
        TalkTimes times,
        string baseUrl,
        Registration registration,
        string method,
        Action<CalendarEvent> finish
    )
    {
        if (shown.StartsOn is not { } first)
            return null;

        var calendar = new Calendar { ProductId = "-//NsmCon//Ticket//EN", Method = method };
        var days = times.Days;
        var last = shown.EndsOn ?? first;
        var count = last.DayNumber - first.DayNumber + 1;
        if (days.Count == 0 || count > MostDays)
        {
            calendar.Events.Add(Whole(shown, times, registration, first, last, baseUrl));
        }
        else
        {
            calendar.AddTimeZone(CalendarZone.Create(shown, days[0].Begins, days[^1].Ends));
            for (var day = 0; day < count; day++)
                calendar.Events.Add(Day(shown, times, registration, first.AddDays(day), day, baseUrl));
        }

        foreach (var entry in calendar.Events)
        {
            entry.DtStamp = new CalDateTime(registration.CancelledAt ?? registration.RegisteredAt, "UTC");
            finish(entry);
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    static CalendarEvent Whole(Event shown, TalkTimes times, Registration registration, DateOnly first, DateOnly last, string baseUrl)
    {
        var entry = Entry(shown, times, registration, day: 0, baseUrl);
        entry.Start = new CalDateTime(first);
        // The end of a whole-day entry is the day after it.
        entry.End = new CalDateTime(last.AddDays(1));
        return entry;
    }

    static CalendarEvent Day(Event shown, TalkTimes times, Registration registration, DateOnly on, int day, string baseUrl)
    {
        var entry = Entry(shown, times, registration, day, baseUrl);
        var talks = times.Days.FirstOrDefault(one => one.Day == on);
        entry.Start = talks is null ? new CalDateTime(on) : new CalDateTime(talks.Begins, shown.Zone.Id);
        entry.End = talks is null ? new CalDateTime(on.AddDays(1)) : new CalDateTime(talks.Ends, shown.Zone.Id);
        return entry;
    }

    // By number, and not by date: when the event moves, its entries move with it. By registration, for two who share a calendar.
    static CalendarEvent Entry(Event shown, TalkTimes times, Registration registration, int day, string baseUrl) =>
        new()
        {
            Uid = shown.Uid($"ticket-{registration.Id}{(day == 0 ? "" : $"-day-{day + 1}")}", baseUrl),
            // All of them only grow: whatever moves, cancels or restores the entry, a calendar takes the new one.
            Sequence = shown.Version + times.Version + registration.Version,
            Status = shown.CalendarStatus(),
            Summary = shown.Title,
            Location = shown.Place,
            Description = "Your ticket is in your mail.",
            Url = new Uri($"{baseUrl}{Links.PublicEvent(shown.Slug)}"),
        };
}
