using NsmCon.Data.Events;

namespace NsmCon.Data.Agenda;

/// <summary>
/// Looks an agenda through, in the time of sorting it: however many talks clash, each is named against one that starts before it and
/// lasts longest, so a warning stands for every talk that clashes and none stands twice.
/// </summary>
public static class AgendaWarnings
{
    /// <summary>What is wrong or undecided: clashes first, each kind in the order of time.</summary>
    /// <param name="conference">The event, whose days count.</param>
    /// <param name="rooms">
    /// How many rooms it has. With at most one, a talk without a room is in the
    /// only one; with several, nobody knows where it is, so it takes no room.
    /// </param>
    /// <param name="talks">All its talks.</param>
    /// <param name="stays">When its speakers are there, as far as that is known.</param>
    public static IReadOnlyList<AgendaWarning> Find(
        Event conference,
        int rooms,
        IReadOnlyCollection<PlacedTalk> talks,
        IReadOnlyCollection<Stay>? stays = null
    )
    {
        var timed = talks.Where(talk => talk.Starts is not null).OrderBy(talk => talk.Starts).ThenBy(talk => talk.Id).ToList();
        var inOrder = timed.Concat(talks.Where(talk => talk.Starts is null).OrderBy(talk => talk.Id)).ToList();
        return
        [
            .. RoomsTaken(timed, rooms),
            .. SpeakersTwice(timed),
            .. RoomChanges(timed, TimeSpan.FromMinutes(conference.RoomChangeMinutes)),
            .. SpeakersAway(timed, stays ?? []),
            .. timed.Where(talk => !IsInDays(conference, talk)).Select(talk => new AgendaWarning(AgendaWarningKind.OutsideDays, talk.Id)),
            .. timed
                .Where(talk => IsInDays(conference, talk) && !IsInHours(conference, talk))
                .Select(talk => new AgendaWarning(AgendaWarningKind.OutsideHours, talk.Id)),
            .. inOrder.Skip(timed.Count).Select(talk => new AgendaWarning(AgendaWarningKind.NoTime, talk.Id)),
            .. timed
                .Where(talk => rooms > 1 && talk is { IsPause: false, RoomId: null })
                .Select(talk => new AgendaWarning(AgendaWarningKind.NoRoom, talk.Id)),
            .. inOrder
                .Where(talk => talk is { IsPause: false, SpeakerIds.Count: 0 })
                .Select(talk => new AgendaWarning(AgendaWarningKind.NoSpeakers, talk.Id)),
        ];
    }

    // A break without a room runs across all rooms: whoever speaks then does so beside it.
    static IEnumerable<AgendaWarning> RoomsTaken(List<PlacedTalk> timed, int rooms) =>
        from talk in timed
        where talk.RoomId is not null || (!talk.IsPause && rooms <= 1)
        group talk by rooms <= 1 ? null : talk.RoomId into room
        from clash in Clashes(room)
        select new AgendaWarning(AgendaWarningKind.RoomTaken, clash.Talk.Id, clash.Other.Id);

    static IEnumerable<AgendaWarning> SpeakersTwice(List<PlacedTalk> timed) =>
        from talk in timed
        where !talk.IsPause
        from speaker in talk.SpeakerIds.Distinct()
        group talk by speaker into talks
        from clash in Clashes(talks)
        select new AgendaWarning(AgendaWarningKind.SpeakerTwice, clash.Talk.Id, clash.Other.Id, talks.Key);

    /// <summary>
    /// Each talk that overlaps one before it, with the one before it that ends last. Whoever clashes at all is in one of the pairs.
    /// </summary>
    static IEnumerable<(PlacedTalk Talk, PlacedTalk Other)> Clashes(IEnumerable<PlacedTalk> inOrder)
    {
        PlacedTalk? longest = null;
        foreach (var talk in inOrder)
        {
            if (longest is not null && talk.Overlaps(longest))
                yield return (talk, longest);
            if (longest is null || talk.FreeFrom > longest.FreeFrom)
                longest = talk;
        }
    }

    // Named against the talk that the speaker comes from last. One that is still on is a clash, which is said already.
    static IEnumerable<AgendaWarning> RoomChanges(List<PlacedTalk> timed, TimeSpan needed) =>
        from talk in timed
        where talk is { IsPause: false, RoomId: not null }
        from speaker in talk.SpeakerIds.Distinct()
        group talk by speaker into talks
        from change in ChangesOf([.. talks], needed)
        select new AgendaWarning(AgendaWarningKind.RoomChange, change.Talk.Id, change.From.Id, talks.Key);

    static IEnumerable<(PlacedTalk Talk, PlacedTalk From)> ChangesOf(PlacedTalk[] inOrder, TimeSpan needed) =>
        from at in Enumerable.Range(0, inOrder.Length)
        let talk = inOrder[at]
        let before = inOrder[..at]
            .Where(other => other.RoomId != talk.RoomId && IsTooShort(other, talk, needed))
            .MaxBy(other => other.FreeFrom)
        where before is not null
        select (talk, before);

    static bool IsTooShort(PlacedTalk from, PlacedTalk to, TimeSpan needed) =>
        from.FreeFrom <= to.Starts && to.Starts - from.NeededUntil < needed;

    static IEnumerable<AgendaWarning> SpeakersAway(List<PlacedTalk> timed, IReadOnlyCollection<Stay> stays)
    {
        var byId = stays.Where(stay => stay.Arrives is not null || stay.Leaves is not null).ToDictionary(stay => stay.Id);
        return from talk in timed
            where !talk.IsPause && byId.Count > 0
            from speaker in talk.SpeakerIds.Distinct()
            where byId.TryGetValue(speaker, out var stay) && (talk.Starts < stay.Arrives || talk.NeededUntil > stay.Leaves)
            select new AgendaWarning(AgendaWarningKind.SpeakerAway, talk.Id, SpeakerId: speaker);
    }

    static bool IsInHours(Event conference, PlacedTalk talk)
    {
        var day = DateOnly.FromDateTime(talk.Starts!.Value);
        var begins = day.ToDateTime(conference.DayBegins ?? TimeOnly.MinValue);
        var ends = conference.DayEnds is { } end ? day.ToDateTime(end) : DateTime.MaxValue;
        return talk.Starts >= begins && talk.NeededUntil <= ends;
    }

    // By its start: what ends after midnight belongs to the evening before.
    static bool IsInDays(Event conference, PlacedTalk talk)
    {
        var day = DateOnly.FromDateTime(talk.Starts!.Value);
        return conference.StartsOn is not { } first || (day >= first && day <= (conference.EndsOn ?? first));
    }
}
