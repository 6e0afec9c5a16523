using NsmCon.Data.Agenda;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>Which talks of the agenda a visitor wants to see; null stands for all.</summary>
public sealed record AgendaFilter(string? Room = null, TalkKind? Kind = null, string? Track = null)
{
    public bool IsAny => Room is not null || Kind is not null || Track is not null;

    /// <summary>A pause without a room runs across all rooms and tracks, so it stays between the talks of one.</summary>
    public bool Shows(ReleasedTalk talk) =>
        (Room is null || talk.Room == Room || (talk.IsPause && talk.Room is null))
        && (Kind is null || talk.Kind == Kind)
        && (Track is null || talk.Track?.Name == Track || (talk.IsPause && talk.Track is null && talk.Room is null));

    /// <summary>The filter at the end of an address: "?room=Auditorium".</summary>
    public QueryString Query =>
        QueryString.Create(
            new[]
            {
                KeyValuePair.Create("room", Room),
                KeyValuePair.Create("kind", Kind?.ToString().ToLowerInvariant()),
                KeyValuePair.Create("track", Track),
            }.Where(pair => pair.Value is not null)
        );
}
