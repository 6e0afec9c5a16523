using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Published;

/// <summary>
/// The agenda, or some of its talks, for calendar programs. An entry is the same wherever it stands, so that a calendar moves it.
/// </summary>
static class AgendaCalendar
{
    /// <param name="conference">The event as it was published with the agenda.</param>
    /// <param name="agenda">The agenda.</param>
    /// <param name="talks">Those of its talks that are written.</param>
    /// <param name="baseUrl">The address of the site.</param>
    /// <param name="now">The moment.</param>
    public static byte[] Create(Event conference, ReleasedAgenda agenda, IReadOnlyList<ReleasedTalk> talks, string baseUrl, DateTime now) =>
        Write(conference, agenda, talks, "PUBLISH", talk => Entry(conference, agenda, talk, baseUrl, now));

    /// <summary>Takes talks out of a calendar: RFC 5546, 3.2.5, wants to know who says so.</summary>
    public static byte[] CreateCanceled(
        Event conference,
        ReleasedAgenda agenda,
        IReadOnlyList<ReleasedTalk> talks,
        ConferenceSettings settings,
        DateTime now
    ) => Write(conference, agenda, talks, "CANCEL", talk =>
        {
            var entry = Entry(conference, agenda, talk, settings.BaseUrl, now);
            entry.Status = EventStatus.Cancelled;
            entry.Organizer = new Organizer($"mailto:{settings.Mail.From.Address}");
            return entry;
        });

    static byte[] Write(
        Event conference,
        ReleasedAgenda agenda,
        IReadOnlyList<ReleasedTalk> talks,
        string method,
        Func<ReleasedTalk, CalendarEvent> entryOf
    )
    {
        var calendar = new Calendar { ProductId = "-//NsmCon//Agenda//EN", Method = method };
        calendar.AddProperty("X-WR-CALNAME", conference.Title);
        // RFC 7986, 5.7, and the name that older programs know for it.
        calendar.AddProperty(new CalendarProperty("REFRESH-INTERVAL", AskAgain) { Parameters = { { "VALUE", "DURATION" } } });
        calendar.AddProperty("X-PUBLISHED-TTL", AskAgain);
        var timed = talks.Where(talk => talk.Starts is not null).ToList();
        if (timed.Count > 0)
            calendar.AddTimeZone(CalendarZone.Create(conference, timed.Min(talk => talk.Starts!.Value), timed.Max(agenda.EndOf)));
        calendar.Events.AddRange(timed.Select(entryOf));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    // A talk may move on the day itself.
    const string AskAgain = "PT1H";

    static CalendarEvent Entry(Event conference, ReleasedAgenda agenda, ReleasedTalk talk, string baseUrl, DateTime now) =>
        new()
        {
            Uid = conference.TalkUid(talk.Id, baseUrl),
            // Another day, zone, place or stage of the event changes the entry as much as the talk's own time does.
            Sequence = talk.Version + (agenda.Event?.Sequence ?? 0) + conference.StageRevision,
            Status = conference.CalendarStatus(),
            // By the hour: the same agenda is the same file, so that calendars which ask again are told that nothing changed.
            DtStamp = new CalDateTime(now.Date.AddHours(now.Hour), "UTC"),
            LastModified = (agenda.PublishedAt > conference.StageSetAt ? agenda.PublishedAt : conference.StageSetAt ?? agenda.PublishedAt)
                is { } changed
                ? new CalDateTime(changed, "UTC")
                : null,
            Start = new CalDateTime(talk.Starts!.Value, conference.Zone.Id),
            End = new CalDateTime(agenda.EndOf(talk), conference.Zone.Id),
            Summary = talk.IsPause ? talk.Title.NotShouted() : talk.Title,
            Location = string.Join(", ", new[] { talk.Room, conference.Place }.Where(part => !string.IsNullOrEmpty(part))),
            Description = Description(talk),
            Url = new Uri($"{baseUrl}{Links.PublicEvent(conference.Slug)}#talk-{talk.Id}"),
            Transparency = talk.IsPause ? TransparencyType.Transparent : TransparencyType.Opaque,
        };

    static string? Description(ReleasedTalk talk)
    {
        var parts = new[] { talk.Names, MarkdownHtml.Plain(talk.Abstract) }.Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }
}
