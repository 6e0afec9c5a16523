using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>The agenda for other programs; docs/AGENDA.md describes its shape, which only grows.</summary>
static class AgendaJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public static object Create(Event conference, ReleasedAgenda agenda, string baseUrl) =>
        new
        {
            conference.Slug,
            conference.Title,
            conference.StartsOn,
            EndsOn = conference.EndsOn ?? conference.StartsOn,
            conference.Place,
            conference.TimeZone,
            Status = conference.Stage.ToString().ToLowerInvariant(),
            Url = $"{baseUrl}{Links.PublicEvent(conference.Slug)}",
            Rooms = agenda.Rooms.Select(room => room.Name),
            Tracks = agenda.Tracks.Select(track => track.Name),
            Talks = agenda.Talks.Select(talk => new
            {
                talk.Id,
                talk.Title,
                Kind = talk.Kind.ToString().ToLowerInvariant(),
                Starts = Moment(conference, talk.Starts),
                Ends = Moment(conference, talk.Ends),
                talk.Room,
                Track = talk.Track?.Name,
                Abstract = Markdown(talk.Abstract),
                SlidesUrl = MediaLink.FirstUrl(talk.Slides),
                VideoUrl = MediaLink.FirstUrl(talk.Videos),
                Slides = Media(talk.Slides),
                Videos = Media(talk.Videos),
                Speakers = talk.Speakers.Select(speaker => new
                {
                    speaker.Name,
                    speaker.JobTitle,
                    speaker.Company,
                    Bio = Markdown(speaker.Bio),
                    speaker.GitHub,
                    speaker.Twitter,
                    speaker.LinkedIn,
                }),
            }),
        };

    static DateTimeOffset? Moment(Event conference, DateTime? local) =>
        local is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), time - conference.ToUtc(time)) : null;

    static IEnumerable<object>? Media(IReadOnlyList<MediaLink> links) =>
        links.Count == 0 ? null : links.Select(link => new { Label = link.Label.Length == 0 ? null : link.Label, link.Url });

    static string? Markdown(string text) => text.Length == 0 ? null : text;
}
