using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Releases;

/// <summary>Writes to speakers about what a version brings them, once to each.</summary>
public sealed class MailSpeakerNews(ConferenceDb db)
{
    readonly ReadSpeakerNews news = new(db);

    /// <summary>Writes to those of them that a person chose, in one transaction.</summary>
    /// <returns>How many mails are in the queue.</returns>
    /// <exception cref="RuleBrokenException">They were written to already, or nobody was chosen.</exception>
    public Task<int> Mail(Event conference, int number, IReadOnlyCollection<int> chosen, string by, DateTime now) =>
        Mail(conference, number, chosen, new Dictionary<int, string>(), by, now);

    /// <summary>As <see cref="Mail(Event, int, IReadOnlyCollection{int}, string, DateTime)"/>, to speakers who get their address with it.</summary>
    /// <param name="addresses">The addresses by the keys of their speakers. They are kept with the mails, or not at all.</param>
    public Task<int> Mail(Event conference, int number, IReadOnlyDictionary<int, string> addresses, string by, DateTime now) =>
        Mail(conference, number, [.. addresses.Keys], addresses, by, now);

    async Task<int> Mail(
        Event conference,
        int number,
        IReadOnlyCollection<int> chosen,
        IReadOnlyDictionary<int, string> addresses,
        string by,
        DateTime now
    )
    {
        await using var write = await db.BeginWrite();
        await KeepAddresses(conference.Id, addresses);
        var releaseId = await LockRelease(conference.Id, number, by, now);
        var written = await news.Mails(releaseId);
        var wanted = (await news.Read(conference.Id, number))
            .Where(speaker => speaker.Email is not null && chosen.Contains(speaker.SpeakerId))
            .ToList();
        var speakers = wanted.FindAll(speaker => !written.ContainsKey(speaker.SpeakerId));
        if (wanted.Count == 0)
            throw new RuleBrokenException("Choose at least one speaker to write to. Nothing was sent.");
        if (speakers.Count == 0)
            throw new RuleBrokenException($"They were written to about version {number} already. Nothing was sent again.");

        db.OutgoingMails.AddRange(speakers.Select(speaker => CreateMail(speaker, conference, releaseId, now)));
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                By = by,
                EventId = conference.Id,
                Action = "Mailed",
                Subject = nameof(AgendaRelease),
                SubjectId = releaseId,
                SubjectName = $"Version {number}",
                Changes =
                [
                    new() { Field = "speakers", To = AuditEntry.Shorten(string.Join(", ", speakers.Select(speaker => speaker.Name))) },
                ],
            }
        );
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return speakers.Count;
    }

    static OutgoingMail CreateMail(SpeakerNews speaker, Event conference, int releaseId, DateTime now) =>
        new(SpeakerMails.News, speaker.Email!, speaker.Subject(conference.Title), now)
        {
            EventId = conference.Id,
            SpeakerId = speaker.SpeakerId,
            ReleaseId = releaseId,
            ToName = speaker.Name,
        };

    async Task KeepAddresses(int eventId, IReadOnlyDictionary<int, string> addresses)
    {
        if (addresses.Count == 0)
            return;

        // Before they are read: who gives the same speaker an address at the same time waits here, and then finds the mail written.
        await db.Lock<Event>(eventId);
        var speakers = db.Speakers.Where(speaker => speaker.EventId == eventId && addresses.Keys.Contains(speaker.Id));
        foreach (var speaker in await speakers.ToListAsync())
            speaker.Email = addresses[speaker.Id];
        await db.SaveChangesAsync();
    }

    // Whoever writes to its speakers at the same time waits here, and then finds them written to.
    async Task<int> LockRelease(int eventId, int number, string by, DateTime now)
    {
        var release = db.AgendaReleases.Where(release => release.EventId == eventId && release.Number == number);
        await release.ExecuteUpdateAsync(set => set.SetProperty(r => r.MailedAt, now).SetProperty(r => r.MailedBy, by));
        return await release.Select(r => r.Id).SingleAsync();
    }
}
