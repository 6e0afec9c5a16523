using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Published;

/// <summary>A release as the public pages read it.</summary>
public sealed record PublishedAgenda(
    int Id,
    int Number,
    DateTime PublishedAt,
    string PublishedBy,
    string Note,
    int Revision,
    ReleasedAgenda Agenda
)
{
    /// <summary>The event as it was published with it.</summary>
    public Event Shows(Event conference) => Agenda.Event is { } then ? conference.AsPublished(then) : conference;
}

/// <summary>
/// The latest release of each event, read once: a release never changes, so a page asks only which is the latest. The database says so,
/// since another process may have published.
/// </summary>
public sealed class PublishedAgendas(MemoryCache kept, MarkdownHtml markdown)
{
    /// <summary>The level of a talk's own heading on the pages of the public.</summary>
    public const int HeadingAbove = 3;

    // An agenda in memory is about that often as large as its JSON has characters.
    const int BytesOfCharacter = 4;

    readonly Func<ConferenceDb, int, Task<int>> latestId = EF.CompileAsyncQuery(
        (ConferenceDb db, int eventId) =>
            db
                .AgendaReleases.Where(release => release.EventId == eventId)
                .OrderByDescending(release => release.Number)
                .Select(release => release.Id)
                .FirstOrDefault()
    );

    /// <summary>The agenda that the public sees; null while nothing is published.</summary>
    public async Task<PublishedAgenda?> Latest(ConferenceDb db, int eventId, CancellationToken cancel = default)
    {
        var id = await latestId(db, eventId);
        if (id == 0)
            return null;

        return await kept.GetOrCreateAsync((nameof(PublishedAgendas), id), async entry =>
        {
            var release = await db.AgendaReleases.AsNoTracking().SingleAsync(release => release.Id == id, cancel);
            entry.Size = BytesOfCharacter * release.Agenda.Length;
            return Read(release);
        });
    }

    /// <summary>
    /// An event as the public sees it: with the title, days, place and zone of its latest release, or as it is while there is none.
    /// </summary>
    public async Task<Event> Shown(ConferenceDb db, Event conference, CancellationToken cancel = default) =>
        await Latest(db, conference.Id, cancel) is { } version ? version.Shows(conference) : conference;

    /// <summary>The event of a key as the public sees it.</summary>
    public async Task<Event> Shown(ConferenceDb db, int eventId, CancellationToken cancel = default) =>
        await Shown(db, await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, cancel), cancel);

    /// <summary>Several events as the public sees them, by one query.</summary>
    public static async Task<List<Event>> Shown(ConferenceDb db, List<Event> events, CancellationToken cancel = default)
    {
        var ids = events.ConvertAll(conference => conference.Id);
        var then = await db
            .AgendaReleases.Where(release =>
                ids.Contains(release.EventId)
                && !db.AgendaReleases.Any(later => later.EventId == release.EventId && later.Number > release.Number)
            )
            .Select(release => new { release.EventId, release.Event })
            .ToDictionaryAsync(release => release.EventId, release => release.Event, cancel);
        return events.ConvertAll(conference =>
            then.TryGetValue(conference.Id, out var released) ? conference.AsPublished(released) : conference
        );
    }

    /// <summary>
    /// Reads a new release and makes HTML of its texts before anybody asks for it: its first visitor waits no longer than the others.
    /// </summary>
    public async Task Prepare(ConferenceDb db, int eventId, CancellationToken cancel = default)
    {
        var talks = (await Latest(db, eventId, cancel))?.Agenda.Talks ?? [];
        foreach (var text in talks.SelectMany(talk => talk.Speakers.Select(speaker => speaker.Bio).Prepend(talk.Abstract)))
            markdown.Render(text, HeadingAbove);
    }

    /// <summary>An earlier version, or the latest, by its number; null if there is none.</summary>
    public static async Task<PublishedAgenda?> Version(ConferenceDb db, int eventId, int number, CancellationToken cancel = default) =>
        await db
            .AgendaReleases.AsNoTracking()
            .FirstOrDefaultAsync(release => release.EventId == eventId && release.Number == number, cancel)
            is { } release
            ? Read(release)
            : null;

    static PublishedAgenda Read(AgendaRelease release) =>
        new(release.Id, release.Number, release.PublishedAt, release.PublishedBy, release.Note, release.Revision, release.Read());
}
