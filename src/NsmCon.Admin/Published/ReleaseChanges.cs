using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NsmCon.Data;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Published;

/// <summary>What each version changed. Neither of two versions ever changes, so it is found out once.</summary>
public sealed class ReleaseChanges(MemoryCache kept)
{
    // With its words and what holds them.
    const int BytesOfDifference = 500;

    /// <summary>What changed from the version before to this one; all of it is new in version 1.</summary>
    public async Task<IReadOnlyList<AgendaDifference>> Read(ConferenceDb db, int eventId, int number, CancellationToken cancel = default) =>
        (await ReadAll(db, eventId, [number], cancel))[number];

    /// <summary>The same for several versions, by one query for those that are not known yet.</summary>
    public async Task<Dictionary<int, IReadOnlyList<AgendaDifference>>> ReadAll(
        ConferenceDb db,
        int eventId,
        IReadOnlyCollection<int> numbers,
        CancellationToken cancel = default
    )
    {
        var answer = new Dictionary<int, IReadOnlyList<AgendaDifference>>();
        foreach (var number in numbers)
        {
            if (kept.TryGetValue(Key(eventId, number), out IReadOnlyList<AgendaDifference>? changes))
                answer[number] = changes!;
        }

        // What is kept may be cleared at any moment: the answer is held from here on.
        var unknown = numbers.Where(number => !answer.ContainsKey(number)).ToList();
        if (unknown.Count == 0)
            return answer;

        var found = await Compare(db, eventId, unknown, cancel);
        foreach (var (number, changes) in found)
        {
            answer[number] = changes;
            kept.Set(Key(eventId, number), changes, new MemoryCacheEntryOptions { Size = BytesOfDifference * (1 + changes.Count) });
        }

        return answer;
    }

    static (string, int, int) Key(int eventId, int number) => (nameof(ReleaseChanges), eventId, number);

    static async Task<Dictionary<int, IReadOnlyList<AgendaDifference>>> Compare(
        ConferenceDb db,
        int eventId,
        List<int> unknown,
        CancellationToken cancel
    )
    {
        var needed = unknown.Concat(unknown.Select(number => number - 1)).Distinct().ToList();
        var releases = await db
            .AgendaReleases.AsNoTracking()
            .Where(release => release.EventId == eventId && needed.Contains(release.Number))
            .Select(release => new
            {
                release.Number,
                release.Agenda,
                release.Event,
            })
            .ToListAsync(cancel);
        var agendas = releases.ToDictionary(
            release => release.Number,
            release => ReleasedAgenda.FromJson(release.Agenda) with { Event = release.Event }
        );
        return unknown.ToDictionary(
            number => number,
            number => AgendaDifferences.Compare(agendas.GetValueOrDefault(number - 1, ReleasedAgenda.Empty), agendas[number])
        );
    }
}
