using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Releases;

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

/// <summary>Reads that page.</summary>
public sealed class ReadSpeakerNewsPage(ReadReleases releases, ReadSpeakerNews news)
{
    /// <summary>The page of a version; null if there is none of that number.</summary>
    public async Task<SpeakerNewsPage?> Read(Event conference, int number)
    {
        if (await releases.Read(conference, number, mayPublish: true) is not { } page)
            return null;

        return new(conference, page.Version, await news.Read(conference.Id, number), await news.Mails(page.Version.Id), page.IsLatest);
    }
}
