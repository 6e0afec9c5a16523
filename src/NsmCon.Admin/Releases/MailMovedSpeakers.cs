using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Releases;

/// <summary>Writes to the speakers whose talks moved with a version, once.</summary>
public sealed class MailMovedSpeakers(ConferenceDb db, ReadMoves moves)
{
    /// <summary>Writes to those of them that a person chose, in one transaction.</summary>
    /// <returns>How many mails are in the queue.</returns>
    /// <exception cref="RuleBrokenException">They were written to already, or nobody is left to write to.</exception>
    public async Task<int> Mail(Event conference, int number, IReadOnlyCollection<int> chosen, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var releaseId = await Take(conference.Id, number, by, now);
        var speakers = (await moves.Of(conference.Id, number)).Where(speaker => speaker.Email is not null && chosen.Contains(speaker.SpeakerId)).ToList();
        if (speakers.Count == 0) throw new RuleBrokenException("Choose at least one speaker to write to. Nothing was sent.");

        db.OutgoingMails.AddRange(speakers.Select(speaker => TalkMovedMail.To(speaker, conference, releaseId, now)));
        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            By = by,
            EventId = conference.Id,
            Action = "Mailed",
            Subject = nameof(AgendaRelease),
            SubjectId = releaseId,
            SubjectName = $"Version {number}",
            Changes = [new() { Field = "speakers", To = AuditEntry.Shortened(string.Join(", ", speakers.Select(speaker => speaker.Name))) }],
        });
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return speakers.Count;
    }

    // Of two clicks at once, one finds it open.
    async Task<int> Take(int eventId, int number, string by, DateTime now)
    {
        var release = db.AgendaReleases.Where(release => release.EventId == eventId && release.Number == number);
        if (await release.Where(r => r.MailedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.MailedAt, now).SetProperty(r => r.MailedBy, by)) == 0)
            throw new RuleBrokenException($"The speakers were written to about version {number} already. Nothing was sent again.");

        return await release.Select(r => r.Id).SingleAsync();
    }
}
