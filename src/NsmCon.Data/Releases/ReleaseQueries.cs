using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Releases;

/// <summary>Finding releases, and what the next one would hold.</summary>
public static class ReleaseQueries
{
    /// <summary>The releases of an event, the latest first.</summary>
    public static IQueryable<AgendaRelease> OfEvent(this IQueryable<AgendaRelease> releases, int eventId) =>
        releases.Where(release => release.EventId == eventId).OrderByDescending(release => release.Number);

    /// <summary>The title of an event as the public knows it: that of its latest release, or its own while there is none.</summary>
    public static async Task<string> PublicTitle(this ConferenceDb db, int eventId)
    {
        var released = await db.AgendaReleases.OfEvent(eventId).Select(release => release.Event).FirstOrDefaultAsync();
        return released?.Title ?? await db.Events.Where(e => e.Id == eventId).Select(e => e.Title).SingleAsync();
    }

    /// <summary>The agenda of an event as staff have it now: what the next release would hold.</summary>
    public static async Task<ReleasedAgenda> ReadDraft(
        this ConferenceDb db,
        Event conference,
        ReleasedEvent? before,
        CancellationToken cancel = default
    )
    {
        var talks = await db
            .Talks.AsNoTracking()
            .AsSplitQuery()
            .Where(talk => talk.EventId == conference.Id)
            .OrderBy(talk => talk.Id)
            .Include(talk => talk.Room)
            .Include(talk => talk.Track)
            .Include(talk => talk.Speakers)
                .ThenInclude(named => named.Speaker)
            .ToListAsync(cancel);
        var rooms = await db.Rooms.AsNoTracking().Where(room => room.EventId == conference.Id).ToListAsync(cancel);
        var tracks = await db.Tracks.AsNoTracking().Where(track => track.EventId == conference.Id).ToListAsync(cancel);
        return ReleasedAgenda.FromRows(talks, rooms, tracks) with { Event = ReleasedEvent.FromEvent(conference, before) };
    }
}
