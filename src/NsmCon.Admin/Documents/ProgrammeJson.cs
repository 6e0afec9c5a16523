using System.Globalization;
using System.Text.Json;
using NsmCon.Admin.Published;
using NsmCon.Data.Events;
using NsmCon.Typst;
using QRCoder;

namespace NsmCon.Admin.Documents;

/// <summary>The data of programme.typ; docs/TEMPLATES.md tells what it takes.</summary>
sealed class ProgrammeJson(Event conference, IReadOnlyList<ProgrammeTalk> talks, PublishedAgenda version, string paper, string url)
{
    public byte[] ToUtf8() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Title = $"Programme of {conference.Title}",
                Author = new[] { $"{conference.Title} organizers" },
                Description = $"Talks, times and rooms of {conference.Title}",
                Lang = "en",
                Region = "US",
                Paper = paper,
                Created = version.PublishedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                Event = new
                {
                    Name = conference.Title,
                    Date = conference.StandingDays() is { Length: > 0 } days ? days : "Date not known yet",
                    Place = conference.Place.Length > 0 ? conference.Place : "Place not known yet",
                },
                Heading = "Programme",
                Footer = InWords($"All times are {conference.Clock()}. As of {conference.ToLocal(version.PublishedAt):MMMM d, yyyy}; ")
                    + $"later changes stand on {url.Split("://")[^1]}.",
                Url = url,
                Qr = QrSvg.Draw(QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M).ModuleMatrix),
                Days = Days(),
            },
            MarkdownBlocks.Json
        );

    List<object> Days()
    {
        var days = talks.GroupBy(talk => talk.Starts.Date).ToList();
        return days.ConvertAll(day =>
            (object)
                new
                {
                    Label = days.Count > 1 ? day.Key.InWords("dddd, MMMM d") : null,
                    Talks = day.Select(Talk),
                    Grid = Grid([.. day]),
                }
        );
    }

    // Columns and rows count from 1 behind the times and the heads: a zero would be left out.
    object? Grid(IReadOnlyList<ProgrammeTalk> day) =>
        ProgrammeGrid.Create(day, [.. version.Agenda.Rooms.Select(room => room.Name)]) is not { } grid
            ? null
            : new
            {
                grid.Rooms,
                Times = grid.Rows.Select(begins => begins.InWords("HH:mm")),
                Cells = grid.Cells.Select(cell => new
                {
                    X = cell.Column + 1,
                    Y = cell.Row + 1,
                    W = cell.Width,
                    H = cell.Height,
                    Talk = Talk(cell.Talk),
                }),
            };

    static object Talk(ProgrammeTalk talk) =>
        new
        {
            Start = talk.Starts.InWords("HH:mm"),
            End = talk.Ends is { } ends ? ends.InWords("HH:mm") : null,
            talk.Title,
            talk.Kind,
            talk.Room,
            talk.Track,
            talk.Speakers,
        };
}
