using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Published;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Badges;

/// <summary>The data of badge.typ; docs/TEMPLATES.md tells what it takes.</summary>
sealed class BadgeJson(Event conference, IReadOnlyList<BadgeRow> rows, BadgeLayout layout)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public byte[] ToUtf8(IReadOnlyList<ReleasedTalk> agenda, string eventUrl) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Title = $"Badges of {conference.Title}",
                Author = new[] { $"{conference.Title} organizers" },
                Lang = "en",
                Created = rows.Max(row => row.RegisteredAt).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                Event = new
                {
                    Name = conference.Title,
                    Date = conference.Days(),
                    conference.Place,
                },
                Roles = Roles(),
                Sheet = Sheet(),
                Badges = rows.Select(Badge),
                Back = agenda.Count == 0 ? null : Back(agenda, eventUrl),
            },
            Options
        );

    Dictionary<string, string> Roles() => rows.DistinctBy(row => row.TicketType).ToDictionary(row => row.TicketType, row => row.Colour);

    object Sheet() =>
        layout.Sheet switch
        {
            BadgeSheet.A4 => new { Kind = "a4-4up" },
            BadgeSheet.A6Bleed => new { Kind = "single", Bleed = 3 },
            _ => new { Kind = "single" },
        };

    static object Badge(BadgeRow row) =>
        new
        {
            row.Name,
            Company = row.Company.Length > 0 ? row.Company : null,
            Role = row.TicketType,
            Code = row.DoorCode,
            Qr = TicketQr.Svg(row.DoorCode),
        };

    static object Back(IReadOnlyList<ReleasedTalk> agenda, string eventUrl)
    {
        var isOneDay = agenda.DistinctBy(talk => talk.Starts!.Value.Date).Count() == 1;
        var hasRooms = agenda.Where(talk => talk.Room is not null).DistinctBy(talk => talk.Room).Count() > 1;
        return new
        {
            Heading = "Agenda",
            Agenda = agenda.Select(talk => new
            {
                Time = talk.Starts!.Value.ToString(isOneDay ? "HH:mm" : "ddd HH:mm", CultureInfo.InvariantCulture),
                Title = (talk.IsPause ? talk.Title.NotShouted() : talk.Title) + (hasRooms && talk.Room is { } room ? $" ({room})" : ""),
                Kind = talk.IsPause ? "break" : "talk",
            }),
            Note = eventUrl[(eventUrl.IndexOf("//", StringComparison.Ordinal) + 2)..],
        };
    }
}
