using CsCheck;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests.Agenda;

/// <summary>Whatever the agenda: the warnings say what comparing every talk with every other says.</summary>
public class AgendaWarningsPropertyTests
{
    static readonly DateTime Midnight = new(2020, 3, 30);

    static readonly Gen<DateTime?> Start = Gen.Int[-4, 40]
        .Select(quarter => quarter < -2 ? (DateTime?)null : Midnight.AddMinutes(quarter * 15));
    static readonly Gen<int?> Length = Gen.Int[0, 8].Select(quarters => quarters == 0 ? (int?)null : quarters * 15);

    static readonly Gen<(int Rooms, PlacedTalk[] Talks)> Agendas =
        from rooms in Gen.Int[0, 3]
        from talks in Gen.Select(Start, Length, Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 6].Array[0, 3]).Array[0, 25]
        select (
            rooms,
            talks
                .Select(
                    (talk, at) =>
                        new PlacedTalk(
                            at + 1,
                            IsPause: talk.Item4 == 0,
                            talk.Item1,
                            talk.Item2 is { } minutes ? talk.Item1?.AddMinutes(minutes) : null,
                            talk.Item3 == 0 || talk.Item3 > rooms ? null : talk.Item3,
                            talk.Item5
                        )
                )
                .ToArray()
        );

    [Fact]
    public void Every_clash_that_is_named_is_one_and_every_talk_that_clashes_is_named() =>
        Agendas.Sample(
            agenda =>
            {
                var clashes = AgendaWarnings.Find(A.Event(), agenda.Rooms, agenda.Talks).Where(warning => warning.IsClash).ToList();

                var expected = AllClashes(agenda.Rooms, agenda.Talks).ToHashSet();
                Assert.All(clashes, warning => Assert.Contains((warning.Kind, Pair(warning), warning.SpeakerId), expected));
                Assert.Equal(Named(expected), Named(clashes.Select(warning => (warning.Kind, Pair(warning), warning.SpeakerId))));
            },
            iter: 3_000
        );

    [Fact]
    public void There_are_at_most_as_many_clashes_as_talks_in_rooms_and_talks_of_speakers() =>
        Agendas.Sample(
            agenda =>
            {
                var warnings = AgendaWarnings.Find(A.Event(), agenda.Rooms, agenda.Talks);

                Assert.Equal(warnings.Count, warnings.Distinct().Count());
                Assert.Equal(
                    warnings.Count(warning => warning.Kind == AgendaWarningKind.RoomTaken),
                    warnings
                        .Where(warning => warning.Kind == AgendaWarningKind.RoomTaken)
                        .Select(warning => warning.TalkId)
                        .Distinct()
                        .Count()
                );
                Assert.InRange(
                    warnings.Count(warning => warning.Kind == AgendaWarningKind.SpeakerTwice),
                    0,
                    agenda.Talks.Sum(talk => talk.SpeakerIds.Count)
                );
            },
            iter: 1_000
        );

    [Fact]
    public void The_order_in_which_talks_are_given_says_nothing() =>
        Gen.Select(Agendas, Gen.Int[0, 1_000])
            .Sample(
                (agenda, seed) =>
                {
                    var shuffled = agenda.Talks.ToArray();
                    new Random(seed).Shuffle(shuffled);

                    Assert.Equal(
                        AgendaWarnings.Find(A.Event(), agenda.Rooms, agenda.Talks),
                        AgendaWarnings.Find(A.Event(), agenda.Rooms, shuffled)
                    );
                },
                iter: 500
            );

    [Fact]
    public void Five_hundred_talks_at_once_have_a_warning_each_and_not_one_for_every_two()
    {
        var talks = Enumerable
            .Range(1, 500)
            .Select(id => new PlacedTalk(id, IsPause: false, Midnight, Midnight.AddHours(1), 1, [7]))
            .ToList();

        var warnings = AgendaWarnings.Find(A.Event(), rooms: 1, talks);

        Assert.Equal(499 + 499, warnings.Count);
    }

    [Fact]
    public void Who_has_too_little_time_between_rooms_is_named_once_for_each_talk() =>
        Agendas.Sample(
            agenda =>
            {
                var changes = AgendaWarnings
                    .Find(Hurried, agenda.Rooms, agenda.Talks)
                    .Where(warning => warning.Kind == AgendaWarningKind.RoomChange)
                    .ToList();

                var expected = AllChanges(agenda.Talks).ToHashSet();
                Assert.All(changes, change => Assert.Contains((change.TalkId, change.OtherId!.Value, change.SpeakerId!.Value), expected));
                Assert.Equal(
                    expected.Select(change => (change.Talk, change.Speaker)).Distinct().Order(),
                    changes.Select(change => (change.TalkId, change.SpeakerId!.Value)).Order()
                );
            },
            iter: 3_000
        );

    [Fact]
    public void Who_is_not_there_and_what_is_outside_the_hours_is_named_as_looking_at_each_talk_names_it() =>
        Gen.Select(Agendas, Gen.Select(Start, Start).Array[6])
            .Sample(
                (agenda, times) =>
                {
                    var stays = times.Select((stay, speaker) => new Stay(speaker, stay.Item1, stay.Item2)).ToList();

                    var warnings = AgendaWarnings.Find(Hurried, agenda.Rooms, agenda.Talks, stays);

                    var away =
                        from talk in agenda.Talks
                        where talk is { IsPause: false, Starts: not null }
                        from speaker in talk.SpeakerIds.Distinct()
                        from stay in stays.Where(stay => stay.Id == speaker)
                        where talk.Starts < stay.Arrives || (talk.Ends ?? talk.Starts) > stay.Leaves
                        select (talk.Id, (int?)speaker);
                    var outside = agenda
                        .Talks.Where(talk =>
                            talk.Starts?.Date == Midnight
                            && (talk.Starts < Midnight.AddHours(2) || (talk.Ends ?? talk.Starts) > Midnight.AddHours(8))
                        )
                        .Select(talk => talk.Id);
                    Assert.Equal(
                        away.Order(),
                        warnings
                            .Where(warning => warning.Kind == AgendaWarningKind.SpeakerAway)
                            .Select(warning => (warning.TalkId, warning.SpeakerId))
                            .Order()
                    );
                    Assert.Equal(
                        outside.Order(),
                        warnings.Where(warning => warning.Kind == AgendaWarningKind.OutsideHours).Select(warning => warning.TalkId).Order()
                    );
                },
                iter: 2_000
            );

    static NsmCon.Data.Events.Event Hurried
    {
        get
        {
            var conference = A.Event();
            (conference.RoomChangeMinutes, conference.DayBegins, conference.DayEnds) = (20, new(2, 0), new(8, 0));
            return conference;
        }
    }

    static IEnumerable<(int Talk, int From, int Speaker)> AllChanges(PlacedTalk[] talks) =>
        from talk in talks
        from other in talks
        where
            talk != other
            && !talk.IsPause
            && !other.IsPause
            && talk.RoomId is not null
            && other.RoomId is not null
            && talk.RoomId != other.RoomId
        where
            talk.Starts is not null
            && other.Starts is not null
            && !talk.Overlaps(other)
            && (other.Starts < talk.Starts || (other.Starts == talk.Starts && other.Id < talk.Id))
        where talk.Starts - (other.Ends ?? other.Starts) < TimeSpan.FromMinutes(20)
        from speaker in talk.SpeakerIds.Intersect(other.SpeakerIds)
        select (talk.Id, other.Id, speaker);

    static IEnumerable<(AgendaWarningKind Kind, (int, int) Pair, int? Speaker)> AllClashes(int rooms, PlacedTalk[] talks)
    {
        foreach (var one in talks)
        {
            foreach (var other in talks.Where(other => other.Id > one.Id && one.Overlaps(other)))
            {
                if (TakesARoom(one, rooms) && TakesARoom(other, rooms) && (rooms <= 1 || one.RoomId == other.RoomId))
                    yield return (AgendaWarningKind.RoomTaken, (one.Id, other.Id), null);
                if (one.IsPause || other.IsPause)
                    continue;
                foreach (var speaker in one.SpeakerIds.Intersect(other.SpeakerIds))
                    yield return (AgendaWarningKind.SpeakerTwice, (one.Id, other.Id), speaker);
            }
        }
    }

    static bool TakesARoom(PlacedTalk talk, int rooms) => talk.RoomId is not null || (!talk.IsPause && rooms <= 1);

    static (int, int) Pair(AgendaWarning warning) =>
        (Math.Min(warning.TalkId, warning.OtherId!.Value), Math.Max(warning.TalkId, warning.OtherId!.Value));

    // Which talk is named, for which reason.
    static IEnumerable<(AgendaWarningKind, int, int?)> Named(
        IEnumerable<(AgendaWarningKind Kind, (int One, int Other) Pair, int? Speaker)> clashes
    ) =>
        clashes
            .SelectMany(clash => new[] { (clash.Kind, clash.Pair.One, clash.Speaker), (clash.Kind, clash.Pair.Other, clash.Speaker) })
            .Distinct()
            .Order();
}
