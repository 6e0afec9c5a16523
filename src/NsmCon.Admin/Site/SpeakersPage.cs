using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Site;

/// <summary>All who give a talk, by name.</summary>
public sealed record SpeakersPage(Event Event, DateTime Now, List<AgendaRow> Talks)
{
    public PublicEvent Public { get; } = Event.Public(Now);

    public List<SpeakerRow> Speakers { get; } =
        [.. Talks.SelectMany(talk => talk.Speakers).DistinctBy(speaker => speaker.Id).OrderBy(speaker => speaker.Name, StringComparer.InvariantCultureIgnoreCase)];
}

/// <summary>One speaker and the talks that the person gives.</summary>
public sealed record SpeakerPage(Event Event, DateTime Now, SpeakerRow Speaker, List<AgendaRow> Talks)
{
    public PublicEvent Public { get; } = Event.Public(Now);

    public string Description => string.Join(". ", new[] { Speaker.Line, $"Speaks about {string.Join(", ", Talks.Select(talk => talk.Title))}" }.Where(part => part.Length > 0));

    public static SpeakerPage? Of(Event conference, DateTime now, List<AgendaRow> agenda, int? id)
    {
        var talks = agenda.FindAll(talk => talk.Speakers.Any(speaker => speaker.Id == id));
        return talks.Count == 0 ? null : new(conference, now, talks[0].Speakers.First(speaker => speaker.Id == id), talks);
    }
}
