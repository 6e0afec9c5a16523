using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Git;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Content.Export;

/// <summary>
/// Writes each published agenda into the site's page, as a commit of whoever published it. Each is written once, by whichever
/// process takes it. A page says what is here, and not what an older version said: so a draft that moved on is not written.
/// </summary>
public sealed class ExportReleases(ConferenceDb db, ExportContent exporter, ConferenceSettings settings, TimeProvider clock)
{
    // Another process may be at it; one that took longer has ended.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10),
        LongestWait = TimeSpan.FromHours(1);

    /// <summary>Writes the releases that wait, if pages are committed.</summary>
    public async Task ExportDue(CancellationToken stopping)
    {
        await SettleOthers(stopping);
        if (!settings.Content.Git.Commit)
            return;

        var waiting = await Waiting
            .OrderBy(release => release.Id)
            .Select(release => new
            {
                release.Id,
                release.EventId,
                release.Revision,
                release.PublishedBy,
                release.ExportNote,
            })
            .ToListAsync(stopping);
        if (waiting.Count == 0)
            return;

        if (SiteRepository.Busy(settings.ContentPath) is { } busy)
        {
            var note = ExportNote.FromFault(busy);
            if (waiting.Exists(release => release.ExportNote?.Fault != note.Fault))
                await SaveNote(Waiting, ExportOutcome.Waits, note, stopping);
            return;
        }

        foreach (var release in waiting)
        {
            if (await Claim(release.Id))
                await ExportClaimed(release.Id, release.EventId, release.PublishedBy, release.Revision);
        }
    }

    async Task ExportClaimed(int id, int eventId, string by, int revision)
    {
        var outcome = ExportOutcome.Unfinished;
        var note = new ExportNote();
        try
        {
            (outcome, note) = await Export(eventId, by, revision);
        }
        finally
        {
            await SaveNote(db.AgendaReleases.Where(release => release.Id == id), outcome, note, CancellationToken.None);
        }
    }

    IQueryable<AgendaRelease> Waiting => db.AgendaReleases.Where(release => release.ExportedAt == null);

    // What was published while pages were not committed stays as it is: nobody asked for a commit of it then.
    async Task SettleOthers(CancellationToken stopping)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var old = settings.Content.Git.Commit ? now - LongestWait : DateTime.MaxValue;
        var dead = now - Longest;
        await Waiting
            .Where(release => release.PublishedAt < old && release.ExportOutcome == null)
            .ExecuteUpdateAsync(set => set.SetProperty(release => release.ExportedAt, now), stopping);
        await db
            .AgendaReleases.Where(release => release.ExportOutcome == ExportOutcome.Writing && release.ExportedAt < dead)
            .ExecuteUpdateAsync(set => set.SetProperty(release => release.ExportOutcome, ExportOutcome.Unfinished), stopping);
    }

    static Task SaveNote(IQueryable<AgendaRelease> releases, ExportOutcome outcome, ExportNote note, CancellationToken cancel) =>
        releases.ExecuteUpdateAsync(
            set => set.SetProperty(release => release.ExportOutcome, outcome).SetProperty(release => release.ExportNote, note),
            cancel
        );

    async Task<bool> Claim(int id)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db
                .AgendaReleases.Where(release => release.Id == id && release.ExportedAt == null)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(release => release.ExportedAt, now).SetProperty(release => release.ExportOutcome, ExportOutcome.Writing)
                ) == 1;
    }

    async Task<(ExportOutcome, ExportNote)> Export(int eventId, string by, int revision)
    {
        try
        {
            var export = await exporter.Write(eventId, by, shown: null, revision);
            var note = new ExportNote(export.Path)
            {
                Changes = export.Written,
                ByHand = export.Lines.Count(line => line.Refusal is not null),
                Commit = export.Commit,
            };
            return (export.HasWork ? ExportOutcome.Written : ExportOutcome.Unchanged, note);
        }
        catch (RuleBrokenException refusal)
        {
            return (ExportOutcome.Refused, ExportNote.FromFault(refusal.Message));
        }
    }
}
