using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;
using NsmCon.Admin.Published;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>An event page for search engines, as JSON-LD in the words of schema.org.</summary>
static class StructuredData
{
    /// <summary>The data; null while the event has no day, without which schema.org knows no event.</summary>
    /// <param name="page">The page.</param>
    /// <param name="images">Tells which photos can be shown.</param>
    /// <param name="root">The address of the site.</param>
    public static IHtmlContent? Create(PublicEventPage page, SiteImages images, string root)
    {
        var conference = page.Event;
        if (conference.StartsOn is not { } first)
            return null;

        var url = root + page.Public.Path;
        var talks = page.Talks.Where(talk => talk is { IsPause: false, Starts: not null }).ToList();
        var people = talks.SelectMany(talk => talk.Speakers).DistinctBy(speaker => speaker.Id).ToList();
        var data = new Thing("Event")
        {
            Context = "https://schema.org",
            Id = url,
            Url = url,
            Name = conference.Title,
            Description = page.Description,
            Image = $"{root}/img/og.png",
            StartDate = Begins(conference, talks, first),
            EndDate = Ends(page, talks, conference.EndsOn ?? first),
            EventStatus = Status(conference.Stage),
            EventAttendanceMode = $"https://schema.org/{(IsOnline(conference.Place) ? "Online" : "Offline")}EventAttendanceMode",
            Location = IsOnline(conference.Place) ? new("VirtualLocation") { Url = url } : Place(conference.Place, conference.Place),
            Organizer = new("Organization") { Name = "Network Service Mesh" },
            Offers = Offer(page, url),
            Performer = people.ConvertAll(speaker => Person(speaker, images, root, url)),
            SubEvent = talks.ConvertAll(talk => new Thing("Event")
            {
                Name = talk.Title,
                Url = $"{url}#talk-{talk.Id}",
                EventStatus = conference.TakesPlace ? null : Status(conference.Stage),
                StartDate = conference.Moment(talk.Starts!.Value),
                EndDate = conference.Moment(page.Agenda.EndOf(talk)),
                Location = IsOnline(conference.Place) ? null : Place(talk.Room ?? conference.Place, conference.Place),
                Performer = [.. talk.Speakers.Select(speaker => new Thing("Person") { Id = PageOf(speaker, url), Name = speaker.Name })],
            }),
        };
        // The encoder writes < and > as \u003C and \u003E, so that no title can end the element that holds the data.
        return new HtmlString(JsonSerializer.Serialize(data, AgendaJson.Options));
    }

    static string Status(EventStage stage) =>
        stage switch
        {
            EventStage.Postponed => "https://schema.org/EventPostponed",
            EventStage.Canceled => "https://schema.org/EventCancelled",
            _ => "https://schema.org/EventScheduled",
        };

    // With the hour where the agenda tells it.
    static string Begins(Event conference, List<ReleasedTalk> talks, DateOnly first) =>
        TalksOn(talks, first) is { Count: > 0 } day
            ? conference.Moment(day.Min(talk => talk.Starts!.Value))
            : Invariant($"{first:yyyy-MM-dd}");

    static string Ends(PublicEventPage page, List<ReleasedTalk> talks, DateOnly last) =>
        TalksOn(talks, last) is { Count: > 0 } day ? page.Event.Moment(day.Max(page.Agenda.EndOf)) : Invariant($"{last:yyyy-MM-dd}");

    static List<ReleasedTalk> TalksOn(List<ReleasedTalk> talks, DateOnly on) =>
        talks.FindAll(talk => DateOnly.FromDateTime(talk.Starts!.Value) == on);

    static Thing? Offer(PublicEventPage page, string url) =>
        page.Public.Registration.State is not (RegistrationState.Open or RegistrationState.Full)
            ? null
            : new("Offer")
            {
                Url = $"{url}/register",
                Availability = page.Public.CanRegister ? "https://schema.org/InStock" : "https://schema.org/SoldOut",
                ValidFrom = page.Event.RegistrationOpensAt,
                ValidThrough = page.Event.RegistrationClosesAt,
            };

    static Thing Person(ReleasedSpeaker speaker, SiteImages images, string root, string url) =>
        new("Person")
        {
            Id = PageOf(speaker, url),
            Url = PageOf(speaker, url),
            Name = speaker.Name,
            JobTitle = speaker.JobTitle.Length > 0 ? speaker.JobTitle : null,
            WorksFor = speaker.Company.Length > 0 ? new("Organization") { Name = speaker.Company } : null,
            Image = images.Url(speaker.ImagePath) is { } photo ? PublicPage.Absolute(root, photo) : null,
            SameAs = [.. speaker.Links().Select(link => link.Url)],
        };

    static string PageOf(ReleasedSpeaker speaker, string url) => $"{url}/speakers/{speaker.Key()}";

    static bool IsOnline(string place) => place.Trim().ToUpperInvariant() is "VIRTUAL" or "ONLINE" or "VIRTUAL EVENT" or "ONLINE EVENT";

    static Thing? Place(string name, string address) =>
        name.Length == 0 ? null : new("Place") { Name = name, Address = address.Length > 0 ? address : null };

    sealed record Thing([property: JsonPropertyName("@type"), JsonPropertyOrder(-1)] string Type)
    {
        [JsonPropertyName("@context"), JsonPropertyOrder(-2)]
        public string? Context { get; init; }

        [JsonPropertyName("@id")]
        public string? Id { get; init; }

        public string? Name { get; init; }
        public string? Url { get; init; }
        public string? Description { get; init; }
        public string? Image { get; init; }
        public string? StartDate { get; init; }
        public string? EndDate { get; init; }
        public string? EventStatus { get; init; }
        public string? Address { get; init; }
        public string? JobTitle { get; init; }
        public Thing? WorksFor { get; init; }
        public List<string>? SameAs { get; init; }
        public Thing? Location { get; init; }
        public Thing? Organizer { get; init; }
        public Thing? Offers { get; init; }
        public string? Availability { get; init; }
        public string? EventAttendanceMode { get; init; }
        public DateTime? ValidFrom { get; init; }
        public DateTime? ValidThrough { get; init; }
        public List<Thing>? Performer { get; init; }
        public List<Thing>? SubEvent { get; init; }
    }
}
