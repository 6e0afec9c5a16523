using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Releases;

/// <summary>What the agenda waits for: what speaks against it, what is not published, and speakers who were not told.</summary>
public sealed class ReleaseNeeds(ConferenceDb db, ReadDraftState draft, ReadAgendaFaults faults, ReleaseChanges changes) : IKnowNeeds
{
    public async Task<IReadOnlyList<Need>> Needs(Event conference)
    {
        var state = await draft.Read(conference, mayPublish: false);
        var found = await faults.Read(conference, state.Draft ?? state.Last?.Agenda ?? ReleasedAgenda.Empty);
        return [.. Faults(conference, found), .. FindUnpublished(state), .. await FindUntold(conference, state)];
    }

    static IEnumerable<Need> Faults(Event conference, AgendaFaults found)
    {
        var agenda = $"{Links.Agenda(conference.Slug)}#warnings";
        if (found.Clashes.Count > 0)
            yield return new(
                "bad",
                found.Clashes.Count == 1 ? "Two talks clash" : InWords($"The agenda has {found.Clashes.Count:N0} clashes"),
                found.Clashes[0],
                agenda
            );
        if (found.Promises.Count > 0)
            yield return new(
                "low",
                found.Promises.Count == 1
                    ? "A promised talk is not scheduled"
                    : InWords($"{found.Promises.Count:N0} promised talks are not scheduled"),
                found.Promises[0],
                agenda
            );
    }

    static IEnumerable<Need> FindUnpublished(DraftState state)
    {
        if (state.Changes.Count == 0)
            yield break;

        yield return state.Last is null
            ? new("low", "The agenda is not published yet", $"Nobody but staff sees it: {state.Summary}", state.Path)
            : new("low", $"Agenda: {state.Count} not published", state.Summary, state.Path);
    }

    // All of version 1 is new, and was often known to its speakers long before.
    async Task<IEnumerable<Need>> FindUntold(Event conference, DraftState state)
    {
        if (state.Last is not { Number: > 1 and var number })
            return [];
        if (!(await changes.Read(db, conference.Id, number)).Any(change => change.IsNews))
            return [];
        if (
            await db.AgendaReleases.AnyAsync(release =>
                release.EventId == conference.Id && release.Number == number && release.MailedAt != null
            )
        )
            return [];

        return
        [
            new("low", $"Speakers were not told of version {number}", "Their talks are new, moved or gone", $"{state.Path}/{number}/mails"),
        ];
    }
}
