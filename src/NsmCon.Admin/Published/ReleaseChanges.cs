using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Published;

/// <summary>What each version changed. Neither of two versions ever changes, so it is found out once.</summary>
public sealed class ReleaseChanges
{
    const int MostKept = 500;

    readonly ConcurrentDictionary<(int EventId, int Number), IReadOnlyList<AgendaDifference>> kept = [];

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
            if (kept.TryGetValue((eventId, number), out var changes))
                answer[number] = changes;
        }

        // What is kept may be cleared at any moment: the answer is held from here on.
        var unknown = numbers.Where(number => !answer.ContainsKey(number)).ToList();
        if (unknown.Count == 0)
            return answer;

        var found = await Compare(db, eventId, unknown, cancel);
        if (kept.Count > MostKept)
            kept.Clear();
        foreach (var (number, changes) in found)
            answer[number] = kept[(eventId, number)] = changes;
        return answer;
    }

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
