using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>A version of the agenda in the change log. Of the first, only how much was in it is told.</summary>
public sealed record ChangeLogEntry(int Number, DateTime PublishedAt, string Note, IReadOnlyList<AgendaDifference> Changes)
{
    public bool IsFirst => Number == 1;

    public IReadOnlyList<string> Lines { get; } = AgendaDifferences.Lines(Changes);

    /// <summary>"3 talks moved, 1 talk added".</summary>
    public string Summary => AgendaDifferences.Summary(Changes);
}

/// <summary>What changed in the public agenda, the newest version first.</summary>
public sealed record ChangeLogPage(Event Event, DateTime Now, IReadOnlyList<ChangeLogEntry> Entries, Pager Pager)
{
    /// <summary>The most changes of a version that are spelt out.</summary>
    public const int MostChanges = 100;

    public PublicEvent Public { get; } = Event.Public(Now);

    public string? StageNews => Event.StageNews();
}

/// <summary>An agenda as it once was published.</summary>
public sealed record PastAgendaPage(PublicEventPage Agenda, int Latest)
{
    public int Number => Agenda.Version!.Number;

    public bool IsLatest => Number == Latest;
}
