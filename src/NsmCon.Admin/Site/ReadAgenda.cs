using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Site;

/// <summary>Reads what the public sees of an event's agenda: its latest version, and nothing that is still being worked on.</summary>
public sealed class ReadAgenda(ConferenceDb db, PublishedAgendas published)
{
    /// <summary>The talks in order; none while nothing is published.</summary>
    public async Task<List<AgendaRow>> Of(int eventId) => Rows(await Latest(eventId));

    /// <summary>The latest version; null while nothing is published.</summary>
    public Task<PublishedAgenda?> Latest(int eventId) => published.Latest(db, eventId);

    public static List<AgendaRow> Rows(PublishedAgenda? version) => version is null ? [] : [.. version.Agenda.Talks.Select(talk => AgendaRow.Of(talk, version.Agenda))];
}
