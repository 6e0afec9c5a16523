using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>Someone who has the agenda open.</summary>
/// <param name="StaffMemberId">The member of staff.</param>
/// <param name="Visitor">Their address, by which their steps are known.</param>
/// <param name="Name">The name by which others know them.</param>
/// <param name="TalkId">The talk that they have open; null for the agenda.</param>
public sealed record Visit(int StaffMemberId, string Visitor, string Name, int? TalkId = null);

/// <summary>Keeps who has the agenda open, in the database: others may be served by another process.</summary>
public sealed class SeeEditors(ConferenceDb db, RecordEditor record, TimeProvider clock)
{
    static readonly TimeSpan SeenEvery = TimeSpan.FromSeconds(10);

    /// <summary>Notes that someone is there; written at most every ten seconds, however often they ask.</summary>
    public async Task Record(Event conference, Visit visit)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seen = await db
            .AgendaEditors.AsNoTracking()
            .FirstOrDefaultAsync(editor => editor.EventId == conference.Id && editor.StaffMemberId == visit.StaffMemberId);
        if (seen is not null && seen.TalkId == visit.TalkId && now - seen.SeenAt < SeenEvery)
            return;

        await record.Record(
            new()
            {
                EventId = conference.Id,
                StaffMemberId = visit.StaffMemberId,
                Name = visit.Name,
                TalkId = visit.TalkId,
                SeenAt = now,
            }
        );
    }

    /// <summary>Who else is there, by name.</summary>
    public async Task<IReadOnlyList<EditorRow>> ListOthers(Event conference, Visit visit)
    {
        var since = clock.GetUtcNow().UtcDateTime - AgendaEditor.GoneAfter;
        return await db
            .AgendaEditors.Where(editor =>
                editor.EventId == conference.Id && editor.StaffMemberId != visit.StaffMemberId && editor.SeenAt > since
            )
            .OrderBy(editor => editor.Name)
            .Select(editor => new EditorRow(
                editor.Name,
                editor.TalkId,
                db.Talks.Where(talk => talk.Id == editor.TalkId && talk.EventId == conference.Id)
                    .Select(talk => talk.Title)
                    .FirstOrDefault()
            ))
            .Take(20)
            .ToListAsync();
    }
}
