using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Releases;

/// <summary>
/// What a release holds: the whole agenda as the public sees it, with nothing that is for staff alone. It is kept as JSON for good, so
/// fields may be added, and none is renamed or removed.
/// </summary>
public sealed record ReleasedAgenda
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);

    /// <summary>An agenda with nothing in it.</summary>
    public static readonly ReleasedAgenda Empty = new();

    /// <summary>The event that it was published with, which has a column of its own; null of an agenda with nothing in it.</summary>
    [JsonIgnore]
    public Events.ReleasedEvent? Event { get; init; }

    /// <summary>When it was published; null of an agenda with nothing in it.</summary>
    [JsonIgnore]
    public DateTime? PublishedAt { get; init; }

    /// <summary>The talks in the order of the agenda; those without a time come last.</summary>
    public IReadOnlyList<ReleasedTalk> Talks { get; init; } = [];

    /// <summary>The rooms, in order.</summary>
    public IReadOnlyList<ReleasedRoom> Rooms { get; init; } = [];

    /// <summary>The tracks, in order.</summary>
    public IReadOnlyList<ReleasedTrack> Tracks { get; init; } = [];

    /// <summary>
    /// When a talk with a time ends, for calendars, feeds and mails. Where nothing tells it:
    /// the last talk of a day goes on until the event's days end, and any other for an hour.
    /// </summary>
    public DateTime EndOf(ReleasedTalk talk)
    {
        var starts = talk.Starts!.Value;
        if ((talk.Ends ?? AssumedEnd(talk)) is { } ends)
            return ends;

        var isLast = !Talks.Any(other => other.Starts > starts && other.Starts.Value.Date == starts.Date);
        return isLast && Event?.DayEnds is { } dayEnds && starts.Date + dayEnds.ToTimeSpan() is var close && close > starts
            ? close
            : starts + UsualLength;
    }

    // Versions of before do not keep it. The talk may be one that this agenda has no more.
    DateTime? AssumedEnd(ReleasedTalk talk) =>
        AssumedEnds.Estimate([.. Talks.Append(talk).Select(other => new TimedPlace(other.Starts, other.Ends, other.RoomId))])[^1];

    /// <summary>Makes it of rows that have their room, track and speakers with them; of talks only those that are public.</summary>
    public static ReleasedAgenda FromRows(IEnumerable<Talk> talks, IEnumerable<Events.Room> rooms, IEnumerable<Track> tracks) =>
        new()
        {
            Talks = WithEnds([
                .. talks
                    .Where(talk => talk.IsPublic)
                    .OrderBy(talk => talk.Starts is null)
                    .ThenBy(talk => talk.Starts)
                    .ThenBy(talk => talk.Position)
                    .ThenBy(talk => talk.Id),
            ]),
            Rooms = [.. rooms.OrderBy(room => room.Position).ThenBy(room => room.Id).Select(room => new ReleasedRoom(room.Id, room.Name))],
            Tracks = [.. tracks.OrderBy(track => track.Position).ThenBy(track => track.Id).Select(ReleasedTrack.FromTrack)],
        };

    /// <summary>Reads it again.</summary>
    public static ReleasedAgenda FromJson(string json) => JsonSerializer.Deserialize<ReleasedAgenda>(json, Options)!;

    static List<ReleasedTalk> WithEnds(List<Talk> talks)
    {
        var assumed = AssumedEnds.Estimate(talks.ConvertAll(talk => new TimedPlace(talk.Starts, talk.Ends, talk.RoomId)));
        return [.. talks.Zip(assumed, ReleasedTalk.FromTalk)];
    }

    /// <summary>
    /// With a higher version for each talk that stands at another time or place than before, although its own row is the same: an end may
    /// follow from when the next talk begins.
    /// </summary>
    public ReleasedAgenda WithVersionsAfter(ReleasedAgenda before)
    {
        var earlier = before.Talks.ToDictionary(talk => talk.Id);
        return this with
        {
            Talks = [.. Talks.Select(talk => earlier.TryGetValue(talk.Id, out var was) ? talk.WithVersionAfter(was) : talk)],
        };
    }

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

/// <summary>A room of a release.</summary>
public sealed record ReleasedRoom(int Id, string Name);

/// <summary>A track of a release, with one of <see cref="Track.Colors"/>.</summary>
public sealed record ReleasedTrack(int Id, string Name, string Color)
{
    internal static ReleasedTrack FromTrack(Track track) => new(track.Id, track.Name, track.Color);
}

/// <summary>A talk of a release. Times are those of the event's wall clock.</summary>
public sealed record ReleasedTalk
{
    /// <summary>The talk's key, which stays.</summary>
    public int Id { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Talk, keynote, break or lunch.</summary>
    public TalkKind Kind { get; init; }

    /// <summary>The start; null while it has no time.</summary>
    public DateTime? Starts { get; init; }

    /// <summary>The end, given or assumed; null when nothing tells it.</summary>
    public DateTime? Ends { get; init; }

    /// <summary>Whether nobody gave the end, and it is when the next talk begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEndAssumed { get; init; }

    public int? RoomId { get; init; }

    /// <summary>The name of the room.</summary>
    public string? Room { get; init; }

    public ReleasedTrack? Track { get; init; }

    /// <summary>What it is about, in Markdown.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Where the first slides are: all that earlier releases hold.</summary>
    public string? SlidesUrl { get; init; }

    /// <summary>Where the first recording is: all that earlier releases hold.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>The links to slides, in order.</summary>
    public IReadOnlyList<MediaLink> Slides
    {
        get => field ?? Only(SlidesUrl);
        init;
    }

    /// <summary>The links to recordings, in order.</summary>
    public IReadOnlyList<MediaLink> Videos
    {
        get => field ?? Only(VideoUrl);
        init;
    }

    /// <summary>The talk's version: calendars take an entry only with a higher one.</summary>
    public int Version { get; init; }

    /// <summary>Who speaks, in order.</summary>
    public IReadOnlyList<ReleasedSpeaker> Speakers { get; init; } = [];

    /// <summary>Whether nobody speaks: a break or lunch.</summary>
    [JsonIgnore]
    public bool IsPause => Kind is TalkKind.Break or TalkKind.Lunch;

    /// <summary>"Ada Lovelace and Grace Hopper".</summary>
    [JsonIgnore]
    public string Names =>
        Speakers.Count switch
        {
            0 => "",
            1 => Speakers[0].Name,
            _ => $"{string.Join(", ", Speakers.SkipLast(1).Select(speaker => speaker.Name))} and {Speakers[^1].Name}",
        };

    /// <summary>"10:30 to 11:00 in Hall", with the day if that is asked for: "March 30, 10:30 to 11:00 in Hall".</summary>
    public string Place(bool withDay = true)
    {
        var time = Starts is null
            ? "without a time"
            : (withDay ? InWords($"{Starts:MMMM d}, ") : "")
                + (Ends is null ? Starts.InWords("HH:mm") : InWords($"{Starts:HH:mm} to {Ends:HH:mm}"));
        return Room is null ? time : $"{time} in {Room}";
    }

    internal ReleasedTalk WithVersionAfter(ReleasedTalk before)
    {
        var isElsewhere = (before.Starts, before.Ends, before.RoomId) != (Starts, Ends, RoomId);
        return this with { Version = Math.Max(Version, isElsewhere ? before.Version + 1 : before.Version) };
    }

    static IReadOnlyList<MediaLink> Only(string? url) => url is null ? [] : [new("", url)];

    internal static ReleasedTalk FromTalk(Talk talk, DateTime? assumedEnd) =>
        new()
        {
            Id = talk.Id,
            Title = talk.Title,
            Kind = talk.Kind,
            Starts = talk.Starts,
            Ends = talk.Ends ?? assumedEnd,
            IsEndAssumed = talk.Ends is null && assumedEnd is not null,
            RoomId = talk.RoomId,
            Room = talk.Room?.Name,
            Track = talk.Track is { } track ? ReleasedTrack.FromTrack(track) : null,
            Abstract = talk.Abstract,
            SlidesUrl = MediaLink.FirstUrl(MediaLink.Read(talk.Slides)),
            VideoUrl = MediaLink.FirstUrl(MediaLink.Read(talk.Videos)),
            Slides = MediaLink.Read(talk.Slides),
            Videos = MediaLink.Read(talk.Videos),
            Version = talk.Version,
            Speakers = [.. talk.Speakers.OrderBy(named => named.Position).Select(named => ReleasedSpeaker.FromSpeaker(named.Speaker!))],
        };
}

/// <summary>A speaker of a talk of a release.</summary>
public sealed class ReleasedSpeaker : SpeakerDetails
{
    /// <summary>A speaker of whom nothing is known yet: earlier releases say less than later ones.</summary>
    [SetsRequiredMembers]
    public ReleasedSpeaker() => Name = "";

    /// <summary>The speaker's key, which stays.</summary>
    public int Id { get; init; }

    internal static ReleasedSpeaker FromSpeaker(Speaker speaker)
    {
        var released = new ReleasedSpeaker { Id = speaker.Id };
        foreach (var field in Fields)
            field.Take(released, speaker);
        return released;
    }
}
