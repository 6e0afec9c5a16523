using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Releases;

/// <summary>A talk that has another time or room.</summary>
public sealed record MovedTalk(ReleasedTalk Before, ReleasedTalk After);

/// <summary>A speaker whose talks moved, and where they are written to; null while no address is known.</summary>
public sealed record MovedSpeaker(int SpeakerId, string Name, string? Email, IReadOnlyList<MovedTalk> Talks);

/// <summary>The mails about a version: to whom they go, or went.</summary>
public sealed record MovesPage(Event Event, ReleaseRow Version, IReadOnlyList<MovedSpeaker> Speakers, IReadOnlyDictionary<int, string> Mails, bool IsLatest, bool MaySend)
{
    public string Path => $"/admin/events/{Event.Slug}/releases/{Version.Number}";

    public IEnumerable<MovedSpeaker> Reachable => Speakers.Where(speaker => speaker.Email is not null);

    public IEnumerable<MovedSpeaker> Unreachable => Speakers.Where(speaker => speaker.Email is null);
}

/// <summary>Reads whose talks moved from one version to the next.</summary>
public sealed class ReadMoves(ConferenceDb db, ReadReleases releases)
{
    /// <summary>The page of a version; null if there is none of that number.</summary>
    public async Task<MovesPage?> Page(Event conference, int number)
    {
        if (await releases.One(conference, number, mayPublish: true) is not { } page) return null;

        var mails = await db.OutgoingMails.Where(mail => mail.EventId == conference.Id && mail.ReleaseId == page.Version.Id && mail.SpeakerId != null)
            .Select(mail => new { SpeakerId = mail.SpeakerId!.Value, mail.State }).ToListAsync();
        return new(conference, page.Version, await Of(conference.Id, number), mails.GroupBy(mail => mail.SpeakerId).ToDictionary(sent => sent.Key, sent => $"{sent.Last().State}"), page.IsLatest, page.Version.MailedAt is null);
    }

    /// <summary>The speakers whose talks moved from the version before to this one, by name. Nothing moved to version 1.</summary>
    public async Task<IReadOnlyList<MovedSpeaker>> Of(int eventId, int number, CancellationToken cancel = default)
    {
        if (await PublishedAgendas.Version(db, eventId, number - 1, cancel) is not { } before || await PublishedAgendas.Version(db, eventId, number, cancel) is not { } after) return [];

        var talks = Between(before.Agenda, after.Agenda);
        var ids = talks.SelectMany(talk => talk.After.Speakers).Select(speaker => speaker.Id).Distinct().ToList();
        var known = await db.Speakers.Where(speaker => speaker.EventId == eventId && ids.Contains(speaker.Id))
            .Select(speaker => new { speaker.Id, speaker.Email }).ToDictionaryAsync(speaker => speaker.Id, speaker => speaker.Email, cancel);
        return
        [
            .. talks.SelectMany(talk => talk.After.Speakers.Select(speaker => (Speaker: speaker, Talk: talk))).GroupBy(pair => pair.Speaker.Id)
                .Select(group => new MovedSpeaker(group.Key, group.First().Speaker.Name, Filled(known.GetValueOrDefault(group.Key)), [.. group.Select(pair => pair.Talk)]))
                .OrderBy(speaker => speaker.Name, StringComparer.InvariantCultureIgnoreCase),
        ];
    }

    static List<MovedTalk> Between(ReleasedAgenda before, ReleasedAgenda after)
    {
        var earlier = before.Talks.ToDictionary(talk => talk.Id);
        return [.. after.Talks.Where(talk => earlier.TryGetValue(talk.Id, out var was) && AgendaDifferences.HasMoved(was, talk)).Select(talk => new MovedTalk(earlier[talk.Id], talk))];
    }

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
