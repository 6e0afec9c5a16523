using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Agenda;

/// <summary>Finding releases, and what the next one would hold.</summary>
public static class ReleaseQueries
{
    /// <summary>The releases of an event, the latest first.</summary>
    public static IQueryable<AgendaRelease> OfEvent(this IQueryable<AgendaRelease> releases, int eventId) =>
        releases.Where(release => release.EventId == eventId).OrderByDescending(release => release.Number);

    /// <summary>The agenda of an event as staff have it now: what the next release would hold.</summary>
    public static async Task<ReleasedAgenda> ReadDraft(this ConferenceDb db, int eventId, CancellationToken cancel = default) => ReleasedAgenda.Of(
        await db.Talks.AsNoTracking().AsSplitQuery().Where(talk => talk.EventId == eventId).OrderBy(talk => talk.Id)
            .Include(talk => talk.Room).Include(talk => talk.Track).Include(talk => talk.Speakers).ThenInclude(named => named.Speaker).ToListAsync(cancel),
        await db.Rooms.AsNoTracking().Where(room => room.EventId == eventId).ToListAsync(cancel),
        await db.Tracks.AsNoTracking().Where(track => track.EventId == eventId).ToListAsync(cancel));
}
