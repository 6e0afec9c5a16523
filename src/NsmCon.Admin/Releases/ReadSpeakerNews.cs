using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Releases;

/// <summary>A speaker for whom a version brings something, and where they are written to; null while no address is known.</summary>
public sealed record SpeakerNews(int SpeakerId, string Name, string? Email, IReadOnlyList<TalkNews> Talks);

/// <summary>The mails about a version: to whom they go, or went.</summary>
/// <param name="Event">The event.</param>
/// <param name="Version">The version.</param>
/// <param name="Speakers">For whom it brings something.</param>
/// <param name="Mails">The state of the mail to each who was written to.</param>
/// <param name="IsLatest">Whether no later version is published.</param>
public sealed record SpeakerNewsPage(
    Event Event,
    ReleaseRow Version,
    IReadOnlyList<SpeakerNews> Speakers,
    IReadOnlyDictionary<int, string> Mails,
    bool IsLatest
)
{
    public string Path => Links.Release(Event.Slug, Version.Number);

    public IReadOnlyList<SpeakerNews> Reachable =>
        [.. Speakers.Where(speaker => speaker.Email is not null || Mails.ContainsKey(speaker.SpeakerId))];

    public IReadOnlyList<SpeakerNews> Unreachable => [.. Speakers.Except(Reachable)];

    /// <summary>Whether someone with an address was not written to yet.</summary>
    public bool MaySend => Reachable.Any(speaker => !Mails.ContainsKey(speaker.SpeakerId));

    /// <summary>The addresses that were typed.</summary>
    public IReadOnlyList<AddressRow> Typed { get; init; } = [];

    /// <summary>A row to type an address in for each of the unreachable.</summary>
    public IReadOnlyList<AddressRow> Rows =>
        [
            .. Unreachable.Select(speaker =>
                Typed.FirstOrDefault(row => row.SpeakerId == speaker.SpeakerId) ?? new() { SpeakerId = speaker.SpeakerId }
            ),
        ];
}

/// <summary>Reads what a version brings the speakers.</summary>
public sealed class ReadSpeakerNews(ConferenceDb db, ReadReleases releases)
{
    /// <summary>The page of a version; null if there is none of that number.</summary>
    public async Task<SpeakerNewsPage?> Page(Event conference, int number)
    {
        if (await releases.Read(conference, number, mayPublish: true) is not { } page)
            return null;

        return new(conference, page.Version, await Read(conference.Id, number), await Mails(page.Version.Id), page.IsLatest);
    }

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
        if (await PublishedAgendas.Version(db, eventId, number, cancel) is not { } after)
            return [];

        var before = await PublishedAgendas.Version(db, eventId, number - 1, cancel);
        var news = TalkNews.Compare(before?.Agenda ?? ReleasedAgenda.Empty, after.Agenda);
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

    static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
