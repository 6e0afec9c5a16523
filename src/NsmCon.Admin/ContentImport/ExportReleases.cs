using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.ContentImport;

/// <summary>
/// Writes each published agenda into the site's page, as a commit of whoever published it. Each is written once, by whichever process takes it.
/// A page says what is here, and not what an older version said: so a draft that moved on is not written.
/// </summary>
public sealed class ExportReleases(ConferenceDb db, ExportContent exporter, ConferenceSettings settings, TimeProvider clock)
{
    const string Unfinished = "Writing the page was not finished: the log says why. Write it from Content.";

    /// <summary>Writes the releases that wait, if pages are committed.</summary>
    public async Task ExportDue(CancellationToken stopping)
    {
        if (!settings.Content.Git.Commit) return;

        var waiting = await db.AgendaReleases.Where(release => release.ExportedAt == null).OrderBy(release => release.Id)
            .Select(release => new { release.Id, release.EventId, release.Revision, release.PublishedBy }).ToListAsync(stopping);
        foreach (var release in waiting)
        {
            if (!await Claim(release.Id)) continue;

            var note = await Export(release.EventId, release.PublishedBy, release.Revision);
            await db.AgendaReleases.Where(r => r.Id == release.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.ExportNote, Short(note)), CancellationToken.None);
        }
    }

    async Task<bool> Claim(int id)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.AgendaReleases.Where(release => release.Id == id && release.ExportedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(release => release.ExportedAt, now).SetProperty(release => release.ExportNote, Unfinished)) == 1;
    }

    async Task<string> Export(int eventId, string by, int revision)
    {
        try
        {
            var export = await exporter.Write(eventId, by, shown: null, revision);
            var left = export.Lines.Count(line => line.Refusal is not null);
            var byHand = left == 0 ? "" : $" {ImportPlan.Count(left, "change")} must be made there by hand: see Content.";
            return (export.HasWork ? $"{export.Path} was written: {export.Summary}. {export.Commit?.Sentence} {export.Commit?.PushFault}" : $"{export.Path} says so already.").Trim() + byHand;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Message;
        }
    }

    static string Short(string note) => note.Length <= AgendaRelease.ExportNoteLength ? note : note[..(AgendaRelease.ExportNoteLength - 1)] + "…";
}
