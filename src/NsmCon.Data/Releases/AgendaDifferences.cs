using NsmCon.Data.Agenda;

namespace NsmCon.Data.Releases;

/// <summary>What changed from one agenda to another, for people to read.</summary>
public static class AgendaDifferences
{
    /// <summary>All differences: what is new, gone and moved first, then what changed, in the order of the later agenda.</summary>
    public static IReadOnlyList<AgendaDifference> Compare(ReleasedAgenda before, ReleasedAgenda after)
    {
        var talks = Pairs(before.Talks, after.Talks, talk => talk.Id);
        return
        [
            .. EventDifferences.Compare(before.Event, after.Event),
            .. talks.New.Select(talk => CreateDifference(talk, DifferenceKind.New) with { To = talk.Place() }),
            .. talks.Gone.Select(talk => CreateDifference(talk, DifferenceKind.Gone) with { From = talk.Place() }),
            .. talks.Both.Select(pair => CompareTime(pair.Before, pair.After)).OfType<AgendaDifference>(),
            .. talks.Both.SelectMany(pair => ListChanges(pair.Before, pair.After)),
            .. Order(before, after),
            .. Speakers(before, after),
            .. CompareNamed(DifferenceSubject.Room, before.Rooms, after.Rooms, room => room.Id, room => room.Name),
            .. CompareNamed(DifferenceSubject.Track, before.Tracks, after.Tracks, track => track.Id, track => track.Name),
            .. Pairs(before.Tracks, after.Tracks, track => track.Id)
                .Both.SelectMany(pair =>
                    Field(DifferenceSubject.Track, pair.After.Id, pair.After.Name, "color", pair.Before.Color, pair.After.Color)
                ),
        ];
    }

    /// <summary>What changed in lines to read: each talk and each speaker in one of them, and each fact of the event.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<AgendaDifference> differences) =>
        [
            .. differences
                .GroupBy(Line)
                .Select(same => string.Join(' ', same.Skip(1).Select(further => further.FurtherWords).Prepend(same.First().Words))),
        ];

    /// <summary>How many lines those are.</summary>
    public static int CountLines(IReadOnlyList<AgendaDifference> differences) => differences.DistinctBy(Line).Count();

    static (DifferenceSubject Subject, int Id, string? Fact) Line(AgendaDifference difference) =>
        (difference.Subject, difference.Id, difference.Subject == DifferenceSubject.Event ? difference.Field : null);

    /// <summary>In short: "new date, 3 talks moved, 1 break added, 1 talk taken off, 1 room added, 2 details changed".</summary>
    public static string Summary(IReadOnlyList<AgendaDifference> differences)
    {
        var facts = differences
            .Where(difference => difference.Subject == DifferenceSubject.Event)
            .Select(difference => $"new {difference.Field}")
            .ToList();
        var named = new[]
        {
            Summarize(differences, DifferenceSubject.Talk, DifferenceKind.Moved, "moved"),
            Summarize(differences, DifferenceSubject.Talk, DifferenceKind.New, "added"),
            Summarize(differences, DifferenceSubject.Talk, DifferenceKind.Gone, "taken off"),
            Summarize(differences, DifferenceSubject.Room, DifferenceKind.New, "added"),
            Summarize(differences, DifferenceSubject.Room, DifferenceKind.Gone, "taken away"),
        };
        var rest = differences.Count - facts.Count - named.Sum(part => part.Count);
        return string.Join(", ", [.. facts, .. named.SelectMany(part => part.Words), .. Count(rest, "detail", "changed")]);
    }

    static (int Count, IEnumerable<string> Words) Summarize(
        IEnumerable<AgendaDifference> differences,
        DifferenceSubject subject,
        DifferenceKind kind,
        string became
    )
    {
        var ofKind = differences
            .Where(difference => difference.Subject == subject && difference.Kind == kind)
            .ToLookup(difference => difference.IsPause);
        var one = subject == DifferenceSubject.Room ? "room" : "talk";
        return (
            ofKind[false].Count() + ofKind[true].Count(),
            Count(ofKind[false].Count(), one, became).Concat(Count(ofKind[true].Count(), "break", became))
        );
    }

    static IEnumerable<string> Count(int count, string one, string became) =>
        count == 0 ? [] : [$"{count} {one}{(count == 1 ? "" : "s")} {became}"];

    /// <summary>
    /// Whether the talk has another time or room. A room that is only called otherwise is the same, the first room that a talk gets moves
    /// nobody, and an end that nobody gave, before or after, moves with the next talk, not with this one.
    /// </summary>
    public static bool HasMoved(ReleasedTalk before, ReleasedTalk after) =>
        before.Starts != after.Starts
        || (before.RoomId is not null && before.RoomId != after.RoomId)
        || (before.Ends != after.Ends && (HasGivenEnd(before) || HasGivenEnd(after)));

    static bool HasGivenEnd(ReleasedTalk talk) => talk is { Ends: not null, IsEndAssumed: false };

    static AgendaDifference CreateDifference(ReleasedTalk talk, DifferenceKind kind) =>
        new(kind, DifferenceSubject.Talk, talk.Id, talk.Title) { IsPause = talk.IsPause };

    static AgendaDifference? CompareTime(ReleasedTalk before, ReleasedTalk after)
    {
        if (!HasMoved(before, after))
            return null;

        var withDay = before.Starts?.Date != after.Starts?.Date;
        return CreateDifference(after, DifferenceKind.Moved) with
        {
            From = before.Starts is null ? null : before.Place(withDay),
            To = after.Place(withDay),
        };
    }

    static IEnumerable<AgendaDifference> ListChanges(ReleasedTalk before, ReleasedTalk after)
    {
        IEnumerable<AgendaDifference> Is(string field, string? from, string? to) =>
            Field(DifferenceSubject.Talk, after.Id, after.Title, field, from, to)
                .Select(difference => difference with { IsPause = after.IsPause });
        IEnumerable<AgendaDifference> Text(string field, string? from, string? to) =>
            Is(field, from, to).Select(difference => difference with { From = null, To = null });

        return
        [
            .. Is("title", before.Title, after.Title),
            .. HasMoved(before, after) || before.RoomId == after.RoomId ? [] : Is("room", null, after.Room),
            .. before.Speakers.Select(speaker => speaker.Id).SequenceEqual(after.Speakers.Select(speaker => speaker.Id))
                ? []
                : Is("speakers", NullIfEmpty(before.Names), NullIfEmpty(after.Names)),
            .. Is("kind", FormatKind(before.Kind), FormatKind(after.Kind)),
            .. before.Track?.Id == after.Track?.Id ? [] : Is("track", before.Track?.Name, after.Track?.Name),
            .. Text("abstract", before.Abstract, after.Abstract),
            .. Text("slides", MediaLink.Write(before.Slides), MediaLink.Write(after.Slides)),
            .. Text("video", MediaLink.Write(before.Videos), MediaLink.Write(after.Videos)),
        ];
    }

    // The order of talks at one time, which nothing else tells. Those that moved are told already.
    static IEnumerable<AgendaDifference> Order(ReleasedAgenda before, ReleasedAgenda after)
    {
        var earlier = before.Talks.ToDictionary(talk => talk.Id);
        var stayed = after.Talks.Where(talk => earlier.TryGetValue(talk.Id, out var was) && was.Starts == talk.Starts).ToList();
        var ids = stayed.ConvertAll(talk => talk.Id);
        var staying = stayed.Select(talk => talk.Id).ToHashSet();
        var former = before.Talks.Where(talk => staying.Contains(talk.Id)).Select(talk => talk.Id).ToList();
        return stayed
            .Where((talk, at) => ids[at] != former[at])
            .Select(talk => CreateDifference(talk, DifferenceKind.Changed) with { Field = "order" });
    }

    static IEnumerable<AgendaDifference> Speakers(ReleasedAgenda before, ReleasedAgenda after) =>
        from pair in Pairs(Distinct(before), Distinct(after), speaker => speaker.Id).Both
        from change in ListChanges(pair.Before, pair.After)
        select change;

    static IEnumerable<AgendaDifference> ListChanges(ReleasedSpeaker before, ReleasedSpeaker after) =>
        SpeakerDetails
            .Fields.SelectMany(field =>
                Field(
                        DifferenceSubject.Speaker,
                        after.Id,
                        after.Name,
                        field.ChangeWord,
                        NullIfEmpty(field.Text(before)),
                        NullIfEmpty(field.Text(after))
                    )
                    .Select(difference => field.IsQuoted ? difference : difference with { From = null, To = null })
            )
            .DistinctBy(difference => difference.Field);

    static IEnumerable<AgendaDifference> CompareNamed<T>(
        DifferenceSubject subject,
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, int> id,
        Func<T, string> name
    )
    {
        var pairs = Pairs(before, after, id);
        return
        [
            .. pairs.New.Select(row => new AgendaDifference(DifferenceKind.New, subject, id(row), name(row))),
            .. pairs.Gone.Select(row => new AgendaDifference(DifferenceKind.Gone, subject, id(row), name(row))),
            .. pairs.Both.SelectMany(pair => Field(subject, id(pair.After), name(pair.After), "name", name(pair.Before), name(pair.After))),
        ];
    }

    static IEnumerable<AgendaDifference> Field(DifferenceSubject subject, int id, string name, string field, string? from, string? to) =>
        string.Equals(from, to, StringComparison.Ordinal)
            ? []
            :
            [
                new(DifferenceKind.Changed, subject, id, name)
                {
                    Field = field,
                    From = from,
                    To = to,
                },
            ];

    static (List<T> New, List<T> Gone, List<(T Before, T After)> Both) Pairs<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, int> id
    )
    {
        var earlier = before.ToDictionary(id);
        var later = after.Select(id).ToHashSet();
        return (
            [.. after.Where(row => !earlier.ContainsKey(id(row)))],
            [.. before.Where(row => !later.Contains(id(row)))],
            [.. after.Where(row => earlier.ContainsKey(id(row))).Select(row => (earlier[id(row)], row))]
        );
    }

    static List<ReleasedSpeaker> Distinct(ReleasedAgenda agenda) =>
        [.. agenda.Talks.SelectMany(talk => talk.Speakers).DistinctBy(speaker => speaker.Id)];

    static string FormatKind(TalkKind kind) => kind.ToString().ToLowerInvariant();

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
