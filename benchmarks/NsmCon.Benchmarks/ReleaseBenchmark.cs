using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Benchmarks;

/// <summary>How long the first visitor after a release waits for the event page, and the first of all after the start.</summary>
static class ReleaseBenchmark
{
    const int Releases = 20,
        Talks = 500,
        Rooms = 12,
        Speakers = 300,
        Goal = 100;

    public static async Task<int> Run(string provider)
    {
        await using var server = await Server.Start(provider);
        using var browser = new HttpClient { BaseAddress = new Uri(server.Url) };
        await AddLarge(server);

        var cold = await First(browser, "nsmconeu2020");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first page of all: {cold:N0} ms"));
        var small = await AfterReleases(server, browser, "nsmconeu2020");
        var large = await AfterReleases(server, browser, "large");
        return Math.Max(small, large) <= Goal ? 0 : 1;
    }

    static async Task<double> AfterReleases(Server server, HttpClient browser, string slug)
    {
        var times = new List<double>();
        for (var release = 1; release <= Releases; release++)
        {
            await Publish(server, slug, release);
            times.Add(await First(browser, slug));
        }

        var (first, worst) = (times[0], times.Max());
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{slug, -14}first page after a release: median {times[Releases / 2]:N1} ms, the first time {first:N1} ms, at the most {worst:N1} ms; goal {Goal} ms"
            )
        );
        return times[Releases / 2];
    }

    static async Task<double> First(HttpClient browser, string slug)
    {
        var began = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"events/{slug}") { Headers = { { "Accept-Encoding", "br" } } };
        using var answer = await browser.SendAsync(request);
        await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    static async Task Publish(Server server, string slug, int release)
    {
        await using var db = server.OpenDb();
        using var acting = db.ActAs("benchmark");
        var talk = await db
            .Talks.Where(talk => db.Events.Any(e => e.Id == talk.EventId && e.Slug == slug))
            .OrderBy(talk => talk.Id)
            .FirstAsync();
        talk.Title = $"Opening, version {release}";
        await db.SaveChangesAsync();
        await new PublishAgenda(db).Publish(new(talk.EventId, "benchmark", DateTime.UtcNow, server.Url));
        await server.Services.GetRequiredService<PublishedAgendas>().Prepare(db, talk.EventId);
    }

    static async Task AddLarge(Server server)
    {
        await using var db = server.OpenDb();
        using var acting = db.ActAs("benchmark");
        var first = new DateOnly(2031, 7, 4);
        var conference = new Event
        {
            Slug = "large",
            Title = "Large",
            StartsOn = first,
            EndsOn = first.AddDays(3),
        };
        conference.SetStage(EventStage.Announced, DateTime.UtcNow);
        db.Events.Add(conference);
        await db.SaveChangesAsync();
        var rooms = Enumerable
            .Range(1, Rooms)
            .Select(number => new Room
            {
                EventId = conference.Id,
                Name = $"Room {number}",
                Position = number,
            })
            .ToList();
        var speakers = Enumerable
            .Range(1, Speakers)
            .Select(number => new Speaker
            {
                EventId = conference.Id,
                Name = $"Speaker {number}",
                JobTitle = "Engineer",
                Company = $"Company {number % 40}",
                Bio = Text(number, 80),
            })
            .ToList();
        db.AddRange(rooms);
        db.AddRange(speakers);
        db.AddRange(Enumerable.Range(0, Talks).Select(number => Placed(conference.Id, number, first, rooms, speakers)));
        await db.SaveChangesAsync();
    }

    static Talk Placed(int eventId, int number, DateOnly first, List<Room> rooms, List<Speaker> speakers)
    {
        var slot = number / Rooms;
        var starts = first.AddDays(slot / 12).ToDateTime(new(9, 0)).AddMinutes(slot % 12 * 40);
        return new()
        {
            EventId = eventId,
            Title = $"What we learned in year {number} of running networks",
            Abstract = Text(number, 120),
            Starts = starts,
            Ends = starts.AddMinutes(35),
            Room = rooms[number % Rooms],
            Position = number,
            Speakers =
            [
                new() { EventId = eventId, Speaker = speakers[number % Speakers] },
                new()
                {
                    EventId = eventId,
                    Speaker = speakers[(number + 7) % Speakers],
                    Position = 1,
                },
            ],
        };
    }

    static string Text(int of, int words) =>
        string.Join(' ', Enumerable.Range(of, words).Select(number => number % 12 == 0 ? "*networks*" : $"word{number % 371}"));
}
