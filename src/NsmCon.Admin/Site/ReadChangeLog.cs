using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>Reads what changed from version to version.</summary>
public sealed class ReadChangeLog(ConferenceDb db, ReleaseChanges changes)
{
    /// <summary>How many versions a page and the feed hold.</summary>
    const int PageSize = 20;

    public async Task<(IReadOnlyList<ChangeLogEntry> Entries, Pager Pager)> Read(Event conference, int page = 1)
    {
        var pager = new Pager(page, PageSize, await db.AgendaReleases.CountAsync(release => release.EventId == conference.Id));
        var rows = await db
            .AgendaReleases.OfEvent(conference.Id)
            .TakePage(pager)
            .Select(release => new
            {
                release.Number,
                release.PublishedAt,
                release.Note,
            })
            .ToListAsync();
        var changed = await changes.ReadAll(db, conference.Id, rows.ConvertAll(row => row.Number));
        return (rows.ConvertAll(row => new ChangeLogEntry(row.Number, row.PublishedAt, row.Note, changed[row.Number])), pager);
    }
}
