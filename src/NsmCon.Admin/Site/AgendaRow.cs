using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>A talk as the public agenda shows it. Times are those of the event's wall clock.</summary>
public sealed record AgendaRow(
    int Id, string Title, TalkKind Kind, DateTime? Starts, DateTime? Ends, string? Room, string Abstract, int Version)
{
    public ReleasedTrack? Track { get; init; }

    public IReadOnlyList<SpeakerRow> Speakers { get; init; } = [];

    public IReadOnlyList<MediaLink> Slides { get; init; } = [];

    public IReadOnlyList<MediaLink> Videos { get; init; } = [];

    /// <summary>Where slides and recordings are, in words: "Slides", "Slides: keynote", "Video", "Video 2".</summary>
    public IEnumerable<(string Words, string Url)> Links => Named("Slides", Slides).Concat(Named("Video", Videos));

    /// <summary>Those of the links that a browser may be sent to.</summary>
    public IEnumerable<(string Words, string Url)> SafeLinks => Links.Where(link => WebLink.Safe(link.Url) is not null);

    static IEnumerable<(string Words, string Url)> Named(string kind, IReadOnlyList<MediaLink> links)
    {
        var unnamed = 0;
        foreach (var link in links)
        {
            if (link.Label.Length == 0) unnamed++;
            var alone = unnamed > 1 ? $"{kind} {unnamed}" : kind;
            yield return (link.Label.Length > 0 ? $"{kind}: {link.Label}" : alone, link.Url);
        }
    }

    public bool IsPause => Kind is TalkKind.Break or TalkKind.Lunch;

    public bool HasMore => Abstract.Length > 0 || Speakers.Any(speaker => speaker.Bio.Length > 0 || speaker.HasLinks);

    /// <summary>The title, not shouted: "BREAK" on a page is "Break" here.</summary>
    public string Words => IsPause ? Title.NotShouted() : Title;

    /// <summary>The end, as <see cref="ReleasedAgenda.EndOf"/> reckons it where nothing says it; null while it has no time.</summary>
    public DateTime? EndsOrLater { get; init; }

    /// <summary>"10:30 to 11:00", or the start alone.</summary>
    public string Time => Ends is null ? $"{Starts:HH:mm}" : $"{Starts:HH:mm} to {Ends:HH:mm}";

    /// <summary>"Ada Lovelace and Grace Hopper".</summary>
    public string Names { get; init; } = "";

    public static AgendaRow Of(ReleasedTalk talk, ReleasedAgenda agenda) => new(talk.Id, talk.Title, talk.Kind, talk.Starts, talk.Ends, talk.Room, talk.Abstract, talk.Version)
    {
        Slides = talk.Slides,
        Videos = talk.Videos,
        Track = talk.Track,
        EndsOrLater = talk.Starts is null ? null : agenda.EndOf(talk),
        Names = talk.Names,
        Speakers = [.. talk.Speakers.Select(speaker => new SpeakerRow(
            speaker.Id, speaker.Name, speaker.JobTitle, speaker.Company, speaker.Bio, speaker.ImagePath, speaker.GitHub, speaker.Twitter, speaker.LinkedIn))],
    };
}

/// <summary>A speaker of a talk.</summary>
public sealed record SpeakerRow(int Id, string Name, string JobTitle, string Company, string Bio, string? ImagePath, string? GitHub, string? Twitter, string? LinkedIn)
{
    /// <summary>"Principal Engineer, Cisco Systems".</summary>
    public string Line => string.Join(", ", new[] { JobTitle, Company }.Where(part => part.Length > 0));

    /// <summary>The end of the address of the person's page: "7-ada-lovelace". The number finds the page, the name is for people.</summary>
    public string Key { get; } = SpeakerKey.Of(Id, Name);

    public bool HasLinks => GitHub is not null || Twitter is not null || LinkedIn is not null;

    /// <summary>Where the person is found: a label and an address each.</summary>
    public IEnumerable<(string Site, string Url)> Links =>
        new (string Site, string Address, string? Handle)[] { ("GitHub", "https://github.com/", GitHub), ("Twitter", "https://twitter.com/", Twitter), ("LinkedIn", "https://www.linkedin.com/in/", LinkedIn) }
            .Where(link => !string.IsNullOrEmpty(link.Handle)).Select(link => (link.Site, link.Address + Uri.EscapeDataString(link.Handle!)));
}
