using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Releases;

/// <summary>A speaker for whom a version brings something, and where they are written to; null while no address is known.</summary>
public sealed record SpeakerNews(int SpeakerId, string Name, string? Email, IReadOnlyList<TalkNews> Talks)
{
    /// <summary>All of it in a few words, as a mail's subject says it.</summary>
    /// <param name="eventTitle">What the event is called.</param>
    public string Subject(string eventTitle)
    {
        var yours = $"{(Talks.Count == 1 ? "Your talk" : "Your talks")} at {eventTitle}";
        var kinds = Talks.Select(talk => talk.Kind).Distinct().ToList();
        return kinds.Count > 1
            ? $"{yours}: what changed"
            : kinds[0] switch
            {
                NewsKind.Moved => $"{yours} moved",
                NewsKind.Gone => $"{yours} {(Talks.Count == 1 ? "was" : "were")} taken off the agenda",
                NewsKind.TakenOff => $"{yours} {(Talks.Count == 1 ? "has" : "have")} other speakers",
                _ => $"{yours} {(Talks.Count == 1 ? "is" : "are")} on the agenda",
            };
    }
}

/// <summary>Reads what a version brings the speakers.</summary>
public sealed class ReadSpeakerNews(ConferenceDb db)
{
    /// <summary>The state of the last mail about a version to each speaker.</summary>
    public async Task<Dictionary<int, string>> Mails(int releaseId)
    {
        var mails = await db
            .OutgoingMails.Where(mail => mail.ReleaseId == releaseId && mail.SpeakerId != null)
            .OrderBy(mail => mail.Id)
            .Select(mail => new { SpeakerId = mail.SpeakerId!.Value, mail.State })
            .ToListAsync();
        return mails.GroupBy(mail => mail.SpeakerId).ToDictionary(sent => sent.Key, sent => $"{sent.Last().State}");
    }

    /// <summary>The speakers for whom it brings something, by name. For version 1 all of it is new.</summary>
    public async Task<IReadOnlyList<SpeakerNews>> Read(int eventId, int number, CancellationToken cancel = default)
    {
        if (await ReadAgenda(eventId, number, cancel) is not { } after)
            return [];

        var before = await ReadAgenda(eventId, number - 1, cancel);
        var news = TalkNews.Compare(before ?? ReleasedAgenda.Empty, after);
        var ids = news.Select(one => one.Speaker.Id).Distinct().ToList();
        var known = await db
            .Speakers.Where(speaker => speaker.EventId == eventId && ids.Contains(speaker.Id))
            .Select(speaker => new { speaker.Id, speaker.Email })
            .ToDictionaryAsync(speaker => speaker.Id, speaker => speaker.Email, cancel);
        // Who was deleted, or merged with another entry, has nothing to be written to any more.
        return
        [
            .. news.Where(one => known.ContainsKey(one.Speaker.Id))
                .GroupBy(one => one.Speaker.Id)
                .Select(own => new SpeakerNews(
                    own.Key,
                    own.First().Speaker.Name,
                    NullIfEmpty(known[own.Key]),
                    [.. own.Select(one => one.News)]
                ))
                .OrderBy(speaker => speaker.Name, StringComparer.InvariantCultureIgnoreCase),
        ];
    }

    async Task<ReleasedAgenda?> ReadAgenda(int eventId, int number, CancellationToken cancel) =>
        (
            await db
                .AgendaReleases.AsNoTracking()
                .FirstOrDefaultAsync(release => release.EventId == eventId && release.Number == number, cancel)
        )?.Read();

    static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
