using System.Diagnostics;
using System.Globalization;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Benchmarks;

/// <summary>How long the warnings of a large agenda take, against comparing each talk with every other in the same run.</summary>
static class WarningsBenchmark
{
    const int Talks = 500,
        Rooms = 12,
        Speakers = 300,
        Days = 4,
        Rounds = 50,
        Goal = 50;

    public static int Run()
    {
        var (conference, talks, stays) = Agenda();
        var warnings = AgendaWarnings.Find(conference, Rooms, talks, stays);
        var (engine, pairs) = (Median(() => AgendaWarnings.Find(conference, Rooms, talks, stays).Count), Median(() => Pairs(talks)));

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Talks} talks, {warnings.Count} warnings: {engine:N2} ms; each with every other: {pairs:N2} ms; ratio {engine / pairs:N2}; goal {Goal} ms"
            )
        );
        return engine < Goal ? 0 : 1;
    }

    static (Event, List<PlacedTalk>, List<Stay>) Agenda()
    {
        var random = new Random(7);
        var first = new DateTime(2030, 3, 30);
        var conference = new Event
        {
            Slug = "large",
            Title = "Large",
            StartsOn = DateOnly.FromDateTime(first),
            EndsOn = DateOnly.FromDateTime(first.AddDays(Days - 1)),
            DayBegins = new(9, 0),
            DayEnds = new(18, 0),
        };
        var talks = Enumerable
            .Range(1, Talks)
            .Select(id =>
            {
                var starts = first.AddDays(random.Next(Days)).AddMinutes((8 * 60) + (random.Next(120) * 5));
                return new PlacedTalk(
                    id,
                    IsPause: id % 15 == 0,
                    starts,
                    starts.AddMinutes(30),
                    1 + random.Next(Rooms),
                    [random.Next(Speakers), random.Next(Speakers)]
                );
            })
            .ToList();
        return (conference, talks, [.. Enumerable.Range(0, Speakers).Select(id => new Stay(id, first.AddHours(random.Next(20)), null))]);
    }

    static int Pairs(List<PlacedTalk> talks) =>
        talks.Sum(one =>
            talks.Count(other =>
                other.Id > one.Id && one.Overlaps(other) && (one.RoomId == other.RoomId || one.SpeakerIds.Intersect(other.SpeakerIds).Any())
            )
        );

    static double Median(Func<int> work)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            work();
            times[round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }
}
