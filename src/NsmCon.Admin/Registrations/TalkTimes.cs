using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Registrations;

/// <summary>When the first talk begins and the last one ends, on the event's own clock; null while the agenda has no times.</summary>
public sealed record TalkTimes(DateTime? First, DateTime? Last)
{
    /// <summary>As they are published: nobody is told what is still being worked on.</summary>
    public static async Task<TalkTimes> Of(ConferenceDb db, PublishedAgendas published, int eventId, CancellationToken cancel = default) =>
        (await published.Latest(db, eventId, cancel))?.Agenda.Talks is { Count: > 0 } talks ? new(talks.Min(talk => talk.Starts), talks.Max(talk => talk.Ends)) : new(null, null);
}
