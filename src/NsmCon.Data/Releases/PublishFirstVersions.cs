using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Data.Releases;

/// <summary>
/// Publishes version 1 of agendas that are public already: of events that an
/// import brings in, and of a database from before there were versions.
/// </summary>
public sealed class PublishFirstVersions(ConferenceDb db)
{
    const int EventsAtOnce = 100;

    /// <summary>Publishes the agendas of new events, in the current transaction.</summary>
    /// <param name="added">The events.</param>
    /// <param name="talks">All their talks, with their speakers; new events have neither rooms nor tracks.</param>
    /// <param name="by">Who brings them in.</param>
    /// <param name="now">When.</param>
    public Task Publish(IEnumerable<Event> added, IEnumerable<Talk> talks, string by, DateTime now)
    {
        var events = added.ToDictionary(conference => conference.Id);
        return db.InsertMany(
            talks
                .GroupBy(talk => talk.EventId)
                .Select(agenda => First(events[agenda.Key], ReleasedAgenda.FromRows(agenda, [], []), by, now))
                .ToList()
        );
    }

    /// <summary>
    /// Publishes what was public before there were versions: an event that has talks, and whose agenda nobody has changed since. One that
    /// was made later has a revision from its first talk on.
    /// </summary>
    public async Task PublishForOlderDatabase(DateTime now)
    {
        foreach (var some in (await FindUnpublished().OrderBy(id => id).ToListAsync()).Chunk(EventsAtOnce))
            await Publish(some, now);
    }

    IQueryable<int> FindUnpublished() =>
        db
            .Events.Where(e =>
                e.AgendaRevision == 0
                && db.Talks.Any(talk => talk.EventId == e.Id)
                && !db.AgendaReleases.Any(release => release.EventId == e.Id)
            )
            .Select(e => e.Id);

    async Task Publish(int[] some, DateTime now)
    {
        await using var write = await db.BeginWrite();
        // Of two processes that start at once, the second waits here, and then finds that all is done.
        await db.Lock<Event>(some);
        var events = await db.Events.AsNoTracking().Where(e => some.Contains(e.Id) && FindUnpublished().Contains(e.Id)).ToListAsync();
        var ids = events.ConvertAll(conference => conference.Id);
        var all = await db
            .Talks.AsNoTracking()
            .AsSplitQuery()
            .Where(talk => ids.Contains(talk.EventId))
            .OrderBy(talk => talk.Id)
            .Include(talk => talk.Room)
            .Include(talk => talk.Track)
            .Include(talk => talk.Speakers)
                .ThenInclude(named => named.Speaker)
            .ToListAsync();
        var talks = all.ToLookup(talk => talk.EventId);
        var rooms = (await db.Rooms.AsNoTracking().Where(room => ids.Contains(room.EventId)).ToListAsync()).ToLookup(room => room.EventId);
        var tracks = (await db.Tracks.AsNoTracking().Where(track => ids.Contains(track.EventId)).ToListAsync()).ToLookup(track =>
            track.EventId
        );
        await db.InsertMany(
            events.ConvertAll(e => First(e, ReleasedAgenda.FromRows(talks[e.Id], rooms[e.Id], tracks[e.Id]), "upgrade", now))
        );
        await write.Commit();
    }

    static AgendaRelease First(Event conference, ReleasedAgenda agenda, string by, DateTime now) =>
        new()
        {
            EventId = conference.Id,
            Number = 1,
            PublishedAt = now,
            PublishedBy = by,
            Event = ReleasedEvent.FromEvent(conference),
            Agenda = agenda.ToJson(),
        };
}
