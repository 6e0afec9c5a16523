using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>Reads what the public sees of an event's agenda: its latest version, and nothing that is still being worked on.</summary>
public sealed class ReadAgenda(ConferenceDb db, PublishedAgendas published)
{
    /// <summary>The latest version; null while nothing is published.</summary>
    public Task<PublishedAgenda?> ReadLatest(int eventId) => published.Latest(db, eventId);

    /// <summary>The agenda of the latest version; an empty one while nothing is published.</summary>
    public async Task<ReleasedAgenda> Read(int eventId) => (await ReadLatest(eventId))?.Agenda ?? ReleasedAgenda.Empty;
}
