using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>The agenda as the schedule XML of Pentabarf and frab, which conference apps such as Giggity read.</summary>
static class ScheduleXml
{
    public static byte[] Create(Event conference, ReleasedAgenda agenda, string baseUrl)
    {
        var url = $"{baseUrl}{Links.PublicEvent(conference.Slug)}";
        // The apps sort by room, so a talk without one needs a name for where it is.
        var elsewhere = agenda.Talks.Any(talk => talk.Room is not null) ? "All rooms" : conference.Title;
        var days = agenda
            .Talks.Where(talk => talk.Starts is not null)
            .GroupBy(talk => talk.Starts!.Value.Date)
            .Select((day, index) => Day(conference, agenda, [.. InOrder(day, agenda.Rooms, elsewhere)], day.Key, index + 1, url))
            .ToList();
        // A schedule has a day at least, and one whose talks have no time yet has the event's first.
        if (days.Count == 0)
            days.Add(
                new(
                    "day",
                    new XAttribute("index", 1),
                    conference.StartsOn is { } on ? new XAttribute("date", Invariant($"{on:yyyy-MM-dd}")) : null
                )
            );
        var generator = new XElement("generator", new XAttribute("name", "NsmCon"), new XAttribute("version", Version));
        return XmlFile.Write(
            new("schedule", generator, new XElement("version", VersionOf(days)), Conference(conference, days.Count, url), days)
        );
    }

    static XElement Conference(Event conference, int days, string url)
    {
        var first = conference.StartsOn;
        return new(
            "conference",
            new XElement("acronym", conference.Slug),
            new XElement("title", XmlFile.Text(conference.Title)),
            first is null ? null : new XElement("start", Invariant($"{first:yyyy-MM-dd}")),
            first is null ? null : new XElement("end", Invariant($"{conference.EndsOn ?? first:yyyy-MM-dd}")),
            new XElement("days", days),
            new XElement("timeslot_duration", "00:05"),
            new XElement("base_url", url),
            new XElement("url", url),
            new XElement("time_zone_name", conference.TimeZone)
        );
    }

    // As the organizers set it; what is in no room comes last.
    static IEnumerable<IGrouping<string, ReleasedTalk>> InOrder(
        IEnumerable<ReleasedTalk> day,
        IReadOnlyList<ReleasedRoom> rooms,
        string elsewhere
    )
    {
        var names = rooms.Select(room => room.Name).ToList();
        return day.GroupBy(talk => talk.Room ?? elsewhere).OrderBy(room => names.IndexOf(room.Key) is >= 0 and var at ? at : int.MaxValue);
    }

    static XElement Day(
        Event conference,
        ReleasedAgenda agenda,
        List<IGrouping<string, ReleasedTalk>> rooms,
        DateTime on,
        int index,
        string url
    ) =>
        new(
            "day",
            new XAttribute("index", index),
            new XAttribute("date", Invariant($"{on:yyyy-MM-dd}")),
            new XAttribute("start", Moment(conference, rooms.SelectMany(room => room).Min(talk => talk.Starts!.Value))),
            new XAttribute("end", Moment(conference, rooms.SelectMany(room => room).Max(agenda.EndOf))),
            rooms.Select(room => new XElement(
                "room",
                new XAttribute("name", XmlFile.Text(room.Key)),
                room.Select(talk => Entry(conference, talk, agenda.EndOf(talk), room.Key, url))
            ))
        );

    static XElement Entry(Event conference, ReleasedTalk talk, DateTime ends, string room, string url) =>
        new(
            "event",
            new XAttribute("id", talk.Id),
            new XAttribute("guid", Uuid(conference.TalkUid(talk.Id, url))),
            new XElement("date", Moment(conference, talk.Starts!.Value)),
            new XElement("start", Invariant($"{talk.Starts:HH:mm}")),
            new XElement("duration", Duration(conference.ToUtc(ends) - conference.ToUtc(talk.Starts.Value))),
            new XElement("room", XmlFile.Text(room)),
            new XElement("slug", Slug(conference, talk)),
            new XElement("url", $"{url}#talk-{talk.Id}"),
            new XElement("title", XmlFile.Text(talk.Describe())),
            new XElement("subtitle"),
            new XElement("track", XmlFile.Text(talk.Track?.Name ?? "")),
            new XElement("type", talk.Kind.ToString().ToLowerInvariant()),
            new XElement("language", "en"),
            new XElement("abstract", XmlFile.Text(MarkdownHtml.Plain(talk.Abstract))),
            new XElement("description"),
            new XElement(
                "persons",
                talk.Speakers.Select(speaker => new XElement("person", new XAttribute("id", speaker.Id), XmlFile.Text(speaker.Name)))
            ),
            new XElement(
                "links",
                talk.SafeLinks()
                    .Select(link => new XElement(
                        "link",
                        new XAttribute("href", XmlFile.Text(Absolute(url, link.Url))),
                        XmlFile.Text(link.Words)
                    ))
            ),
            new XElement("attachments")
        );

    // The apps do not know where a path of this site leads to.
    static string Absolute(string url, string link) => link.StartsWith('/') ? new Uri(new Uri(url), link).AbsoluteUri : link;

    static string Moment(Event conference, DateTime local) => conference.Moment(local).Insert("yyyy-MM-ddTHH:mm".Length, ":00");

    // The end may lie in an hour that clocks skip, and then nothing is left of it.
    static string Duration(TimeSpan time) => time < TimeSpan.Zero ? "00:00" : Invariant($"{(int)time.TotalHours:00}:{time.Minutes:00}");

    // The schema of the C3VOC wants a name of four letters at least behind the number.
    static string Slug(Event conference, ReleasedTalk talk)
    {
        var name = talk.Describe().InAddress();
        return $"{conference.Slug}-{talk.Id}-{(name.Length < 4 ? talk.Kind.ToString().ToLowerInvariant() : name)}";
    }

    static string Version { get; } = typeof(ScheduleXml).Assembly.GetName().Version!.ToString(fieldCount: 3);

    // The same agenda has the same version, and any other another.
    static string VersionOf(List<XElement> days) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(days))))[..12];

    /// <summary>A UUID made from a name (RFC 9562, version 5), so that it stays when the title or the time changes.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Version 5 is made with SHA-1, and keeps nothing secret.")]
    static Guid Uuid(string name)
    {
        // RFC 9562, 6.6: the namespace of addresses.
        byte[] space = [0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];
        var bytes = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)])[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
