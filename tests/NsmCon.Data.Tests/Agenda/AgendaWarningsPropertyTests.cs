using CsCheck;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests.Agenda;

/// <summary>Whatever the agenda: the warnings say what comparing every talk with every other says.</summary>
public class AgendaWarningsPropertyTests
{
    static readonly DateTime Midnight = new(2020, 3, 30);

    static readonly Gen<DateTime?> Start = Gen.Int[-4, 40].Select(quarter => quarter < -2 ? (DateTime?)null : Midnight.AddMinutes(quarter * 15));
    static readonly Gen<int?> Length = Gen.Int[0, 8].Select(quarters => quarters == 0 ? (int?)null : quarters * 15);

    static readonly Gen<(int Rooms, PlacedTalk[] Talks)> Agendas =
        from rooms in Gen.Int[0, 3]
        from talks in Gen.Select(Start, Length, Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 6].Array[0, 3]).Array[0, 25]
        select (rooms, talks.Select((talk, at) => new PlacedTalk(
            at + 1, IsPause: talk.Item4 == 0, talk.Item1, talk.Item2 is { } minutes ? talk.Item1?.AddMinutes(minutes) : null,
            talk.Item3 == 0 || talk.Item3 > rooms ? null : talk.Item3, talk.Item5)).ToArray());

    [Fact]
    public void Every_clash_that_is_named_is_one_and_every_talk_that_clashes_is_named() => Agendas.Sample(
        agenda =>
        {
            var clashes = AgendaWarnings.Of(A.Event(), agenda.Rooms, agenda.Talks).Where(warning => warning.IsClash).ToList();

            var expected = AllClashes(agenda.Rooms, agenda.Talks).ToHashSet();
            Assert.All(clashes, warning => Assert.Contains((warning.Kind, Pair(warning), warning.SpeakerId), expected));
            Assert.Equal(Named(expected), Named(clashes.Select(warning => (warning.Kind, Pair(warning), warning.SpeakerId))));
        },
        iter: 3_000);

    [Fact]
    public void There_are_at_most_as_many_clashes_as_talks_in_rooms_and_talks_of_speakers() => Agendas.Sample(
        agenda =>
        {
            var warnings = AgendaWarnings.Of(A.Event(), agenda.Rooms, agenda.Talks);

            Assert.Equal(warnings.Count, warnings.Distinct().Count());
            Assert.Equal(
                warnings.Count(warning => warning.Kind == AgendaWarningKind.RoomTaken),
                warnings.Where(warning => warning.Kind == AgendaWarningKind.RoomTaken).Select(warning => warning.TalkId).Distinct().Count());
            Assert.InRange(warnings.Count(warning => warning.Kind == AgendaWarningKind.SpeakerTwice), 0, agenda.Talks.Sum(talk => talk.SpeakerIds.Count));
        },
        iter: 1_000);

    [Fact]
    public void The_order_in_which_talks_are_given_says_nothing() =>
        Gen.Select(Agendas, Gen.Int[0, 1_000]).Sample(
            (agenda, seed) =>
            {
                var shuffled = agenda.Talks.ToArray();
                new Random(seed).Shuffle(shuffled);

                Assert.Equal(AgendaWarnings.Of(A.Event(), agenda.Rooms, agenda.Talks), AgendaWarnings.Of(A.Event(), agenda.Rooms, shuffled));
            },
            iter: 500);

    [Fact]
    public void Five_hundred_talks_at_once_have_a_warning_each_and_not_one_for_every_two()
    {
        var talks = Enumerable.Range(1, 500).Select(id => new PlacedTalk(id, IsPause: false, Midnight, Midnight.AddHours(1), 1, [7])).ToList();

        var warnings = AgendaWarnings.Of(A.Event(), rooms: 1, talks);

        Assert.Equal(499 + 499, warnings.Count);
    }

    static IEnumerable<(AgendaWarningKind Kind, (int, int) Pair, int? Speaker)> AllClashes(int rooms, PlacedTalk[] talks)
    {
        foreach (var one in talks)
        {
            foreach (var other in talks.Where(other => other.Id > one.Id && one.Overlaps(other)))
            {
                if (TakesARoom(one, rooms) && TakesARoom(other, rooms) && (rooms <= 1 || one.RoomId == other.RoomId))
                    yield return (AgendaWarningKind.RoomTaken, (one.Id, other.Id), null);
                if (one.IsPause || other.IsPause) continue;
                foreach (var speaker in one.SpeakerIds.Intersect(other.SpeakerIds)) yield return (AgendaWarningKind.SpeakerTwice, (one.Id, other.Id), speaker);
            }
        }
    }

    static bool TakesARoom(PlacedTalk talk, int rooms) => talk.RoomId is not null || (!talk.IsPause && rooms <= 1);

    static (int, int) Pair(AgendaWarning warning) => (Math.Min(warning.TalkId, warning.OtherId!.Value), Math.Max(warning.TalkId, warning.OtherId!.Value));

    // Which talk is named, for which reason.
    static IEnumerable<(AgendaWarningKind, int, int?)> Named(IEnumerable<(AgendaWarningKind Kind, (int One, int Other) Pair, int? Speaker)> clashes) =>
        clashes.SelectMany(clash => new[] { (clash.Kind, clash.Pair.One, clash.Speaker), (clash.Kind, clash.Pair.Other, clash.Speaker) }).Distinct().Order();
}
