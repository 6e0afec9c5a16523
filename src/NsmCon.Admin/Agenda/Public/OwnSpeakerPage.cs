using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Agenda.Public;

/// <summary>A speaker's own page, as the secret link opens it.</summary>
public sealed record OwnSpeakerPage(Event Event, Speaker Speaker, IReadOnlyList<OwnTalk> Talks, OwnSpeakerForm Form, DateTime Now)
{
    public PublicEvent Public => Event.Public(Now);

    public string Path => PathOf(Speaker);

    /// <summary>When they confirmed, on the event's own clock; null if they did not.</summary>
    public DateTime? Confirmed => Speaker.ConfirmedAt is { } at ? Event.ToLocal(at) : null;

    public static string PathOf(Speaker speaker) => Links.OwnSpeaker(speaker.PageCode!);
}

/// <summary>A talk of theirs, with its place in the last version of the agenda that was published; null if it has none there.</summary>
public sealed record OwnTalk(int Id, string Title, ReleasedTalk? Published)
{
    /// <summary>"Monday, March 30, 10:30 to 11:00, Auditorium".</summary>
    public string When =>
        Published is not { Starts: { } starts } talk
            ? "When and where is not published yet"
            : string.Join(
                ", ",
                new[]
                {
                    InWords($"{starts:dddd, MMMM d, HH:mm}{(talk.Ends is null ? "" : InWords($" to {talk.Ends:HH:mm}"))}"),
                    talk.Room,
                }.OfType<string>()
            );
}
