using NsmCon.Admin.Published;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>All who give a talk, by name.</summary>
public sealed record SpeakersPage(Event Event, DateTime Now, ReleasedAgenda Agenda)
{
    public PublicEvent Public { get; } = Event.Public(Now);

    public List<ReleasedSpeaker> Speakers { get; } =
    [
        .. Agenda
            .Talks.SelectMany(talk => talk.Speakers)
            .DistinctBy(speaker => speaker.Id)
            .OrderBy(speaker => speaker.Name, StringComparer.InvariantCultureIgnoreCase),
    ];
}

/// <summary>One speaker and the talks that the person gives.</summary>
public sealed record SpeakerPage(Event Event, DateTime Now, ReleasedSpeaker Speaker, List<ReleasedTalk> Talks)
{
    public PublicEvent Public { get; } = Event.Public(Now);

    public string Description =>
        string.Join(
            ". ",
            new[] { Speaker.Line(), $"Speaks about {string.Join(", ", Talks.Select(talk => talk.Title))}" }.Where(part => part.Length > 0)
        );

    public static SpeakerPage? Create(Event conference, DateTime now, ReleasedAgenda agenda, int? id)
    {
        var talks = agenda.Talks.Where(talk => talk.Speakers.Any(speaker => speaker.Id == id)).ToList();
        return talks.Count == 0 ? null : new(conference, now, talks[0].Speakers.First(speaker => speaker.Id == id), talks);
    }
}
